package org.tongchuang.members.claiming.vouching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.directory.Namesakes;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.privacy.SignedLinks;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.notices.Recipient;

/// Writes to the classmates an applicant named, where they are here: with an account, of the same class or
/// studies. Done in the background, so that nobody learns from the answer who is.
@Component
class AskingClassmates {

    static final String VOUCH = "members.claim.vouch";

    private static final Duration LASTS = Duration.ofDays(30);
    private static final int MOST = 400;

    private final Members members;
    private final Namesakes namesakes;
    private final MemberAccounts accounts;
    private final Letters letters;

    AskingClassmates(Members members, Namesakes namesakes, MemberAccounts accounts, Letters letters) {
        this.members = members;
        this.namesakes = namesakes;
        this.accounts = accounts;
        this.letters = letters;
    }

    /// To be called within a transaction.
    ///
    /// @param names of classmates, as they were typed
    public void ask(Claim claim, List<String> names) {
        for (String name : names) {
            for (Member classmate : called(claim, name)) {
                letters.ask(claim, classmate);
            }
        }
    }

    private List<Member> called(Claim claim, String name) {
        Facts wanted = claim.said()
                .with(Map.of(Item.NAME, name, Item.FORMER_NAME, "", Item.EMAIL, "", Item.PHONE, ""))
                .facts();
        Origin origin = new Origin(Source.SELF, Instant.EPOCH, null, "", null);
        List<MemberId> found = namesakes.of(Member.create(MemberId.next(), wanted, origin)).stream()
                .limit(MOST)
                .toList();
        Set<MemberId> here = accounts.since(found).keySet();
        String plain = NameForms.of(name).normalised();
        return members.all(found).stream()
                .filter(one -> here.contains(one.id())
                        && !one.id().equals(claim.finding().member()))
                .filter(one -> NameForms.of(one.name()).normalised().equals(plain) && studiedWith(claim, one))
                .limit(2)
                .toList();
    }

    /// Of one class; where the class isn't said, of one year and major.
    private static boolean studiedWith(Claim claim, Member member) {
        return member.educations().stream().anyMatch(study -> isSame(claim, study));
    }

    private static boolean isSame(Claim claim, Education study) {
        String room = claim.said().of(Item.CLASS);
        String year = claim.said().of(Item.ENTRY_YEAR);
        String left = claim.said().of(Item.GRADUATION_YEAR);
        boolean years =
                year.equals(String.valueOf(study.entryYear())) || left.equals(String.valueOf(study.graduationYear()));
        boolean sameRoom = !room.isEmpty() && room.equals(study.className());
        boolean sameMajor =
                claim.said().has(Item.MAJOR) && claim.said().of(Item.MAJOR).equals(study.major());
        return years && (sameRoom || room.isEmpty() && sameMajor);
    }

    /// The letters themselves.
    @Component
    static class Letters {

        private final Vouches vouches;
        private final Representatives representatives;
        private final Gate gate;
        private final SignedLinks links;
        private final Clock clock;

        Letters(Vouches vouches, Representatives representatives, Gate gate, SignedLinks links, Clock clock) {
            this.vouches = vouches;
            this.representatives = representatives;
            this.gate = gate;
            this.links = links;
            this.clock = clock;
        }

        void ask(Claim claim, Member classmate) {
            boolean forClass = classmate.educations().stream()
                    .anyMatch(study -> study.school() != null
                            && study.className() != null
                            && isSame(claim, study)
                            && representatives.speaksFor(classmate.id(), study.school(), study.className()));
            UUID id = Ids.next();
            Instant now = clock.instant();
            if (vouches.add(id, claim.id(), classmate.id(), forClass, now)) {
                gate.send(Notice.to(new Recipient.Person(classmate.id()), VOUCH, "members.claims.letter.VOUCH")
                        .with(
                                claim.name(),
                                claim.said().of(Item.CLASS) + " " + claim.said().of(Item.MAJOR))
                        .linking("/join/vouch/" + links.sign(VOUCH, id.toString(), now.plus(LASTS))));
            }
        }

        Optional<UUID> read(String token) {
            return links.read(VOUCH, token).flatMap(read -> Ids.read(read.subject()));
        }
    }

    /// Which question a link in a letter answers.
    Optional<UUID> question(String token) {
        return letters.read(token);
    }
}
