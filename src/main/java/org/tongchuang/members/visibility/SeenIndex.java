package org.tongchuang.members.visibility;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.search.SearchEngine;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.members.indexing.Fed;
import org.tongchuang.members.indexing.IndexFeed;
import org.tongchuang.members.indexing.Lag;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.RecordsChanged;

/// The index in which alumni look for each other. What somebody chooses about themself is in it within a second; an
/// import it reads when the import has come to rest.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class SeenIndex implements Fed {

    static final String NAME = "alumni";

    /// One import writes a thousand people at a time; what people do themselves is one, and a merge two.
    private static final int FOLLOWED_AT_ONCE = 50;

    private final IndexFeed feed;

    SeenIndex(IndexFeed.Records records, SeenDocuments documents, SearchEngine engine) {
        SearchIndex index = engine.open(NAME, SeenDocuments.SCHEMA, NameForms.likeness());
        this.feed = new IndexFeed(NAME, records, documents, index, Lag.beyond(FOLLOWED_AT_ONCE));
    }

    SearchIndex index() {
        return feed.index();
    }

    @EventListener
    void on(RecordsChanged change) {
        feed.on(change);
    }

    @Override
    public IndexFeed feed() {
        return feed;
    }
}
