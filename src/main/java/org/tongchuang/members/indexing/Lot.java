package org.tongchuang.members.indexing;

import java.util.ArrayList;
import java.util.List;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.members.records.Member;

/// What the index keeps of some records, and which documents of theirs there are not.
record Lot(List<SearchDocument> documents, List<String> absent) {

    static Lot of(List<Member> members, IndexFeed.Shape shape) {
        List<SearchDocument> documents = new ArrayList<>(members.size());
        List<String> absent = new ArrayList<>();
        for (Member member : members) {
            List<SearchDocument> made = shape.of(member);
            documents.addAll(made);
            List<String> ids = shape.ids(member.id());
            if (made.size() < ids.size()) {
                ids.stream()
                        .filter(id -> made.stream()
                                .noneMatch(document -> document.id().equals(id)))
                        .forEach(absent::add);
            }
        }
        return new Lot(documents, absent);
    }

    void upsert(SearchIndex index) {
        if (!documents.isEmpty()) {
            index.upsert(documents);
        }
        if (!absent.isEmpty()) {
            index.delete(absent);
        }
    }
}
