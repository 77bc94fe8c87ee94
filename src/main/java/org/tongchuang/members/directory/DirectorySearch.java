package org.tongchuang.members.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchRefused;
import org.tongchuang.members.indexing.IndexFeed;
import org.tongchuang.members.records.ContactLookup;
import org.tongchuang.members.records.Labels;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Words;

/// Finds people for somebody: within their reach, and on the audit trail.
@Service
class DirectorySearch {

    private static final int MOST_LISTED = 5_000;

    private final DirectoryIndex directory;
    private final ContactLookup contacts;
    private final NothingFound nothingFound;
    private final ApplicationEventPublisher house;

    DirectorySearch(
            DirectoryIndex directory,
            ContactLookup contacts,
            NothingFound nothingFound,
            ApplicationEventPublisher house) {
        this.directory = directory;
        this.contacts = contacts;
        this.nothingFound = nothingFound;
        this.house = house;
    }

    /// One page of people.
    ///
    /// @param counted facet to the greatest number of values wanted
    SearchPage page(Actor actor, DirectoryQuery asked, SequencedMap<String, Integer> counted) {
        try {
            SearchPage page = directory.index().search(query(actor, asked).counting(counted));
            note(actor, asked, page);
            if (page.total() == 0 && !asked.q().isEmpty() && isLacking(asked.q())) {
                nothingFound.note(typed(asked));
            }
            return page;
        } catch (SearchRefused refused) {
            throw Refusal.at("after", "members.directory.refused");
        }
    }

    /// Only the counts, for pictures: shows nobody, so it needs no entry.
    SearchPage counts(Actor actor, DirectoryQuery asked, SequencedMap<String, Integer> counted) {
        actor.must(Right.READ_MEMBERS);
        return directory.index().search(query(actor, asked).size(0).after(null).counting(counted));
    }

    /// How many people there are within the actor's reach.
    long everyone(Actor actor) {
        return directory.index().count(within(actor.reach(), SearchQuery.everything()));
    }

    /// How many people within the actor's reach a search finds, without telling the audit trail: it shows nobody.
    long count(Actor actor, DirectoryQuery asked) {
        return directory.index().count(query(actor, asked.from(null)));
    }

    /// Whether one of the words typed, perhaps by somebody else, is about people whom this actor may not see.
    boolean namesSomebodyBeyond(Actor actor, String typed) {
        return !actor.reach().everyone()
                && words(typed)
                        .map(this::anywhere)
                        .anyMatch(word -> directory.index().count(word)
                                > directory.index().count(within(actor.reach(), word)));
    }

    private static Stream<String> words(String typed) {
        return Stream.of(typed.replace('"', ' ').strip().split("\\s+"));
    }

    /// Whether the directory holds anybody for what was typed, whoever may see them and whatever else was chosen.
    boolean anyoneIsCalled(String typed) {
        return directory.index().count(anywhere(typed)) > 0;
    }

    private SearchQuery anywhere(String typed) {
        return contacts.people(typed)
                .map(people -> SearchQuery.everything().among(ids(people)))
                .orElseGet(() -> SearchQuery.everything().text(typed, Directory.TYPED));
    }

    /// An index that is only being built lacks people whom the records hold.
    private boolean isLacking(String typed) {
        return directory.rebuilding() == null
                && typed.codePoints().anyMatch(Character::isLetterOrDigit)
                && !anyoneIsCalled(typed);
    }

    /// How far building the index anew is, if that is going on.
    IndexFeed.@Nullable Progress rebuilding() {
        return directory.rebuilding();
    }

    /// Values of a facet that contain what was typed: of those on a list, what they are called in either language.
    List<SearchPage.Count> suggest(Actor actor, DirectoryQuery asked, String field, String typed, int atMost) {
        SearchQuery query = query(actor, asked.from(null));
        if (!Labels.isListed(field) || typed.isBlank()) {
            return directory.index().suggest(field, typed, query, atMost);
        }
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return directory.index().suggest(field, "", query, MOST_LISTED).stream()
                .filter(value -> Stream.of(Words.CHINESE, Words.ENGLISH)
                        .anyMatch(reader -> Labels.listed(reader, field, value.value())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted)))
                .limit(atMost)
                .toList();
    }

    SearchQuery query(Actor actor, DirectoryQuery asked) {
        actor.must(Right.READ_MEMBERS);
        SearchQuery query = within(actor.reach(), asked.filters());
        if (asked.q().isEmpty()) {
            return query;
        }
        // An exact phone, e-mail address or ID number is looked up, and only for those who may see one.
        return Optional.of(asked.q())
                .filter(typed -> actor.may(Right.READ_SENSITIVE))
                .flatMap(contacts::people)
                .map(people -> query.among(ids(people)))
                .orElseGet(() -> query.text(asked.q(), Directory.TYPED));
    }

    private static Set<String> ids(List<MemberId> people) {
        return people.stream().map(MemberId::toString).collect(Collectors.toSet());
    }

    private static SearchQuery within(Reach reach, SearchQuery query) {
        if (reach.everyone()) {
            return query;
        }
        Set<String> units = reach.units().stream().map(Reach.Unit::token).collect(Collectors.toSet());
        return query.only(Directory.UNIT, units);
    }

    private String typed(DirectoryQuery asked) {
        return contacts.isContact(asked.q()) ? "(contact)" : asked.q();
    }

    private void note(Actor actor, DirectoryQuery asked, SearchPage page) {
        Map<String, String> detail = new LinkedHashMap<>();
        if (!asked.q().isEmpty()) {
            detail.put("q", typed(asked));
        }
        asked.chosen().forEach((field, values) -> detail.put(field, String.join(", ", values)));
        detail.put("total", String.valueOf(page.total()));
        List<UUID> shown =
                page.hits().stream().map(hit -> UUID.fromString(hit.id())).toList();
        house.publishEvent(AuditEvent.of(actor, "members.directory.searched", shown, detail));
    }
}
