package org.tongchuang.members.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchEngine;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.members.indexing.IndexFeed;
import org.tongchuang.members.indexing.Lag;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.RecordsChanged;
import org.tongchuang.shared.MemberId;

/// The index of everybody, for the office.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class DirectoryIndex implements SmartLifecycle, DisposableBean {

    static final String NAME = "members";

    private final IndexFeed feed;

    DirectoryIndex(IndexFeed.Records records, DirectoryDocuments documents, SearchEngine engine) {
        SearchIndex index = engine.open(NAME, Directory.SCHEMA, NameForms.likeness());
        this.feed = new IndexFeed("directory", records, new Whole(documents), index, Lag.none());
    }

    SearchIndex index() {
        return feed.index();
    }

    /// How far a rebuild is, if one is going on.
    IndexFeed.@Nullable Progress rebuilding() {
        return feed.rebuilding();
    }

    /// Builds the index anew beside the one that serves; false when that is already going on.
    boolean rebuild() {
        return feed.rebuild();
    }

    @EventListener
    void on(RecordsChanged change) {
        feed.on(change);
    }

    @Override
    public void start() {
        feed.start();
    }

    @Override
    public void stop() {
        feed.stop();
    }

    @Override
    public boolean isRunning() {
        return feed.isRunning();
    }

    /// Up before the imports begin, gone after they have stopped.
    @Override
    public int getPhase() {
        return -1;
    }

    /// A context that is merely paused feeds the same index again.
    @Override
    public void destroy() {
        feed.close();
    }

    private record Whole(DirectoryDocuments documents) implements IndexFeed.Shape {

        @Override
        public List<SearchDocument> of(Member member) {
            return List.of(documents.of(member));
        }

        @Override
        public List<String> ids(MemberId member) {
            return List.of(member.toString());
        }
    }
}
