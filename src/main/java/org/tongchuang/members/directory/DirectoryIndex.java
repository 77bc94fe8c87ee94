package org.tongchuang.members.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchEngine;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.members.indexing.Fed;
import org.tongchuang.members.indexing.IndexFeed;
import org.tongchuang.members.indexing.Lag;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.RecordsChanged;
import org.tongchuang.shared.MemberId;

/// The index of everybody, for the office.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class DirectoryIndex implements Fed {

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
    public IndexFeed feed() {
        return feed;
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
