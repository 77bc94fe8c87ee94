package org.tongchuang.members.quality;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;

/// What a record has and lacks, without any value of it.
///
/// @param places tokens of [Place]
/// @param decade the decade in which they came in; 0 where it is not known
/// @param tags see [Tag]; of the dead there is nothing to ask
record Line(UUID id, List<String> places, int decade, List<Integer> tags) {

    /// @param zone in which a day begins and a month ends
    static Line of(Member member, ZoneId zone) {
        List<Integer> tags = new ArrayList<>();
        if (member.facts().has("deceased")) {
            tags.add(Tag.DECEASED);
        } else {
            living(member, zone, tags);
        }
        return new Line(member.id().value(), Place.of(member), decade(member), List.copyOf(tags));
    }

    private static void living(Member member, ZoneId zone, List<Integer> tags) {
        Facts facts = member.facts();
        boolean student = "STUDENT".equals(facts.get("standing"));
        tags.add(Tag.PERSON);
        List<Contact> contacts = Contact.of(facts);
        if (!student) {
            tags.add(Tag.ALUM);
            if (contacts.stream().noneMatch(Contact::works)) {
                tags.add(Tag.LOST);
            }
        }
        if (contacts.stream().anyMatch(Contact::invalid)) {
            tags.add(Tag.INVALID);
        }
        if (contacts.stream().anyMatch(Contact::failed)) {
            tags.add(Tag.FAILED);
        }
        for (Tracked field : Tracked.values()) {
            if (field.isAskedOf(student)) {
                tags.add(tag(member, field, zone));
            }
        }
        tags.add(confirmed(member, zone));
    }

    /// The newest of several counts: a new phone beside an old one is news.
    private static int tag(Member member, Tracked field, ZoneId zone) {
        return field.paths(member.facts()).stream()
                .map(member::originOf)
                .max((one, other) -> one.at().compareTo(other.at()))
                .map(origin -> Tag.known(
                        field,
                        Giver.of(origin.source()),
                        origin.at().atZone(zone).getYear()))
                .orElseGet(() -> Tag.missing(field));
    }

    /// A record is confirmed by whoever gives any of its facts, or says that all of it is right.
    private static int confirmed(Member member, ZoneId zone) {
        return member.origins().entrySet().stream()
                .filter(one -> Giver.of(one.getValue().source()).confirms() && !Contact.isFailure(one.getKey()))
                .map(one -> one.getValue().at())
                .max(Instant::compareTo)
                .map(at -> Tag.confirmed(YearMonth.from(at.atZone(zone))))
                .orElse(Tag.neverConfirmed());
    }

    private static int decade(Member member) {
        List<Education> educations = member.educations();
        if (educations.isEmpty()) {
            return 0;
        }
        Education first = educations.getFirst();
        Integer year = first.entryYear() != null
                ? first.entryYear()
                : first.graduationYear() == null ? null : first.graduationYear() - 4;
        return year == null ? 0 : year / 10 * 10;
    }
}
