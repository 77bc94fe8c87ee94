package org.tongchuang.members.visibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchSchema;
import org.tongchuang.integrations.search.SearchSchema.Kind;
import org.tongchuang.members.directory.DirectoryDocuments;
import org.tongchuang.members.indexing.IndexFeed;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.MemberId;

/// A record as alumni may find it: once as every alum sees it, and once as people of the same class or department do,
/// even where that is the same, so that not even an id tells of a difference. Made from nothing but what is seen, so no
/// search, count or order can tell of anything else.
@Component
class SeenDocuments implements IndexFeed.Shape {

    /// Who sees this document: everybody, or people of these classes and departments.
    static final String FOR = "seenBy";
    /// Who sees another one in its place.
    static final String NOT_FOR = "notSeenBy";
    static final String EVERYBODY = "everybody";
    private static final String TO_THOSE_NEAR = "~near";

    static final SearchSchema SCHEMA = schema();

    private final DirectoryDocuments documents;

    SeenDocuments(DirectoryDocuments documents) {
        this.documents = documents;
    }

    private static SearchSchema schema() {
        SearchSchema whole = DirectoryDocuments.schema();
        SequencedMap<String, Kind> fields = new LinkedHashMap<>(whole.fields());
        fields.put(FOR, Kind.EXACT);
        fields.put(NOT_FOR, Kind.EXACT);
        return new SearchSchema(fields, whole.usualOrder());
    }

    @Override
    public List<SearchDocument> of(Member member) {
        Visibility visibility = Visibility.of(member.facts());
        Facts usual = visibility.seenBy(Closeness.MEMBER, member.facts());
        Facts near = visibility.seenBy(Closeness.NEAR, member.facts());
        // Only by what those near are let see of the studies: else to be shown more would tell that one is near. And
        // also
        // where they see no more than all others: else the place where a page ends would tell of the difference.
        Set<String> keys = Nearness.of(seen(member, near).educations());
        List<SearchDocument> made = new ArrayList<>(2);
        if (!usual.isEmpty()) {
            made.add(document(member.id().toString(), seen(member, usual))
                    .put(FOR, EVERYBODY)
                    .put(NOT_FOR, keys)
                    .done());
        }
        if (!keys.isEmpty()) {
            made.add(document(member.id() + TO_THOSE_NEAR, seen(member, near))
                    .put(FOR, keys)
                    .done());
        }
        return made;
    }

    private SearchDocument.Draft document(String id, Member seen) {
        return documents.draft(id, seen);
    }

    private static Member seen(Member member, Facts facts) {
        return new Member(
                member.id(), member.version(), facts, member.origins(), member.createdAt(), member.updatedAt());
    }

    /// Whose document has this id.
    static String person(String id) {
        return id.replace(TO_THOSE_NEAR, "");
    }

    @Override
    public List<String> ids(MemberId member) {
        return List.of(member.toString(), member + TO_THOSE_NEAR);
    }
}
