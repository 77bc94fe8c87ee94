package org.tongchuang.members.mine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.RecordEditPage;
import org.tongchuang.shared.Page;

/// The form of one part of one's own record.
///
/// @param base the address its pages begin with
/// @param form what stands in it
/// @param rule what becomes of what is changed here, for a word beside it
/// @param kept contacts shown in part only, path to what is shown, of which one may say that they don't work; there is
///     no way to read them in full by a link
/// @param overtaken whether somebody else changed the record since the form was opened
public record OwnForm(
        Part part, String base, RecordEditPage form, FieldRule rule, Map<String, String> kept, boolean overtaken)
        implements Page {

    /// Whether some of what is known is not shown here.
    public boolean masked() {
        return !kept.isEmpty();
    }

    /// As it is opened.
    public static OwnForm of(Part part, OwnView view, FieldRule rule) {
        Map<String, String> values = new LinkedHashMap<>(part.of(view.member().facts()));
        Map<String, String> kept = view.masked() ? masked(values) : Map.of();
        values.keySet().removeAll(kept.keySet());
        return new OwnForm(
                part,
                view.base(),
                form(view.member(), values, Map.of(), view.member().version()),
                rule,
                kept,
                false);
    }

    /// Once more, with what is wrong.
    OwnForm again(Map<String, String> written, Map<String, String> problems) {
        return new OwnForm(
                part,
                base,
                new RecordEditPage(form.id(), form.version(), form.name(), written, problems, Map.of(), null),
                rule,
                kept,
                overtaken);
    }

    /// Once more, over what somebody else wrote meanwhile.
    OwnForm overtaken(Map<String, String> written) {
        return new OwnForm(
                part,
                base,
                new RecordEditPage(form.id(), form.version(), form.name(), written, Map.of(), Map.of(), null),
                rule,
                kept,
                true);
    }

    /// The number of the next contact of a kind, beside those that are not shown.
    public int next(String kind) {
        Map<String, String> all = new LinkedHashMap<>(kept);
        return Facts.of(all).nextNumber(kind);
    }

    /// Only what belongs to the part; a ticked box sends its hidden "false" first and "true" last.
    static Map<String, String> written(Part part, MultiValueMap<String, String> sent) {
        Map<String, String> written = new LinkedHashMap<>();
        sent.forEach((path, values) -> {
            if (part.holds(path)) {
                written.put(path, values.getLast());
            }
        });
        return written;
    }

    private static RecordEditPage form(
            Member member, Map<String, String> values, Map<String, String> problems, long version) {
        return new RecordEditPage(
                member.id().toString(), version, member.name(), values, problems, Map.of(), (@Nullable String) null);
    }

    private static Map<String, String> masked(Map<String, String> values) {
        Map<String, String> kept = new LinkedHashMap<>();
        values.forEach((path, value) -> {
            if (Facts.purposeOf(path) != null) {
                kept.put(path, OwnView.mask(path, value));
            }
        });
        return kept;
    }
}
