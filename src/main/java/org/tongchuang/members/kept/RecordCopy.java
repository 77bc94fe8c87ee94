package org.tongchuang.members.kept;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.FactChange;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Offers;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.visibility.Guard;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.Words;

/// A record as its owner gets it: every fact with where it came from, and every change it went through; without what a
/// new account is not shown yet.
@Component
class RecordCopy {

    private final Members members;
    private final Offers offers;
    private final EveryId ids;
    private final Universities universities;
    private final Guard guard;

    RecordCopy(Members members, Offers offers, EveryId ids, Universities universities, Guard guard) {
        this.guard = guard;
        this.members = members;
        this.offers = offers;
        this.ids = ids;
        this.universities = universities;
    }

    Map<String, Object> of(MemberId id) {
        Map<String, Object> all = new LinkedHashMap<>();
        Optional<Member> found = members.find(id);
        if (found.isEmpty()) {
            return all;
        }
        Member member = found.get();
        Optional<Instant> guarded = guard.until(member.id());
        if (guarded.isPresent()) {
            all.put("withheldUntil", guarded.get().toString());
            all.put("facts", facts(guard.seen(member)));
            return all;
        }
        all.put("facts", facts(member));
        all.put(
                "proposals",
                offers.of(member.id()).entrySet().stream()
                        .map(offer -> line(offer.getKey(), offer.getValue()))
                        .toList());
        List<MemberId> every =
                Arrays.stream(ids.of(member.id())).map(MemberId::new).toList();
        all.put(
                "history",
                members.histories(every).values().stream()
                        .flatMap(List::stream)
                        .map(this::line)
                        .toList());
        return all;
    }

    private List<Map<String, Object>> facts(Member member) {
        List<Map<String, Object>> lines = new ArrayList<>();
        member.facts().each((path, value) -> {
            if (path.charAt(0) != '#' || Facts.purposeOf(path) != null) {
                Map<String, Object> line = line(path, value);
                Origin origin = member.originOf(path);
                line.put("from", whence(origin));
                line.put("since", origin.at().toString());
                lines.add(line);
            }
        });
        return lines;
    }

    private static Map<String, Object> line(String path, String value) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("field", Labels.label(path));
        line.put("path", path);
        line.put("value", Labels.shown(path, value));
        return line;
    }

    private Map<String, Object> line(Member.Revision revision) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", revision.origin().at().toString());
        line.put("from", whence(revision.origin()));
        line.put("changes", revision.changes().stream().map(RecordCopy::line).toList());
        return line;
    }

    private static Map<String, Object> line(FactChange change) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("field", Labels.label(change.path()));
        line.put("before", Objects.requireNonNullElse(change.before(), ""));
        line.put("after", Objects.requireNonNullElse(change.after(), ""));
        return line;
    }

    private String whence(Origin origin) {
        LocalDate day = LocalDate.ofInstant(origin.at(), universities.current().timeZone());
        return Words.text("members.origin." + origin.source().name(), day.toString(), origin.actorName());
    }
}
