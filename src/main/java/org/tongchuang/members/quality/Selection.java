package org.tongchuang.members.quality;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Words;

/// The people behind a number, as they stand in an address.
///
/// @param field what is missing or known, where that is asked
/// @param giver whose word it is; null for anybody's
/// @param years from which years, first and last; null for any
/// @param decade in which they came in; 0 where nobody knows, null for any
record Selection(
        Concern what,
        @Nullable Tracked field,
        @Nullable Giver giver,
        @Nullable Years years,
        Place place,
        @Nullable Integer decade) {

    private static final int LONGEST = 200;

    record Years(int first, int last) {

        static @Nullable Years read(String written) {
            if (written.isEmpty()) {
                return null;
            }
            if (!written.matches("\\d{4}|\\.\\.\\d{4}")) {
                throw Refusal.at("year", "members.quality.year");
            }
            int last = Integer.parseInt(written.substring(written.length() - 4));
            return new Years(written.length() == 4 ? last : 0, last);
        }

        String written() {
            return (first == last ? "" : "..") + last;
        }
    }

    static Selection of(Concern what, Place place, @Nullable Integer decade) {
        return new Selection(what, null, null, null, place, decade);
    }

    static Selection of(Concern what, Tracked field, Place place, @Nullable Integer decade) {
        return new Selection(what, field, null, null, place, decade);
    }

    Selection from(Giver source) {
        return new Selection(what, field, source, years, place, decade);
    }

    Selection in(Years range) {
        return new Selection(what, field, giver, range, place, decade);
    }

    /// @throws Refusal at what can't be understood
    static Selection read(Map<String, String> params) {
        Concern what = Concern.ofKey(params.getOrDefault("what", "people"));
        if (what == null) {
            throw Refusal.at("what", "members.quality.what");
        }
        Tracked field = Tracked.ofKey(params.getOrDefault("field", ""));
        if (what.ofAField() && field == null) {
            throw Refusal.at("field", "members.quality.field");
        }
        String source = params.getOrDefault("source", "");
        Giver giver = Giver.ofKey(source);
        if (giver == null && !source.isEmpty()) {
            throw Refusal.at("source", "members.quality.source");
        }
        boolean known = what == Concern.KNOWN;
        return new Selection(
                what,
                what.ofAField() ? field : null,
                known ? giver : null,
                known ? Years.read(params.getOrDefault("year", "")) : null,
                place(params),
                decade(params));
    }

    static Place place(Map<String, String> params) {
        String school = text(params, "school");
        String department = text(params, "department");
        if (school == null && department != null) {
            throw Refusal.at("department", "members.quality.school-first");
        }
        return new Place(school, department, text(params, "class"));
    }

    static @Nullable Integer decade(Map<String, String> params) {
        String written = params.getOrDefault("decade", "");
        if (written.isEmpty()) {
            return null;
        }
        if (!written.matches("0|(19|20)\\d0")) {
            throw Refusal.at("decade", "members.quality.decade.wrong");
        }
        return Integer.valueOf(written);
    }

    private static @Nullable String text(Map<String, String> params, String name) {
        String written = params.getOrDefault(name, "").strip();
        if (written.length() > LONGEST || written.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.at(name, "members.directory.long");
        }
        return written.isEmpty() ? null : written;
    }

    /// Which tags of a person belong to it.
    ///
    /// @param aYearAgo records without a word since then count as unconfirmed
    IntPredicate tag(YearMonth aYearAgo) {
        return switch (what) {
            case PEOPLE -> tag -> tag == Tag.PERSON;
            case LOST -> tag -> tag == Tag.LOST;
            case INVALID -> tag -> tag == Tag.INVALID;
            case FAILED -> tag -> tag == Tag.FAILED;
            case UNCONFIRMED -> tag -> Tag.isUnconfirmedSince(tag, aYearAgo);
            case MISSING -> tag -> field != null && tag == Tag.missing(field);
            case KNOWN -> this::isKnown;
        };
    }

    private boolean isKnown(int tag) {
        return field != null
                && Tag.isKnown(tag, field)
                && (giver == null || Tag.giver(tag) == giver)
                && (years == null || Tag.year(tag) >= years.first && Tag.year(tag) <= years.last);
    }

    /// What stands in its address, by name.
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("what", what.key());
        if (field != null) {
            named.put("field", field.key());
        }
        if (giver != null) {
            named.put("source", giver.key());
        }
        if (years != null) {
            named.put("year", years.written());
        }
        named.putAll(named(place, decade));
        return named;
    }

    static Map<String, String> named(Place place, @Nullable Integer decade) {
        Map<String, String> named = new LinkedHashMap<>();
        if (place.school() != null) {
            named.put("school", place.school());
        }
        if (place.department() != null) {
            named.put("department", place.department());
        }
        if (place.className() != null) {
            named.put("class", place.className());
        }
        if (decade != null) {
            named.put("decade", decade.toString());
        }
        return named;
    }

    /// As the part of an address behind its question mark.
    static String params(Map<String, String> named) {
        return named.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public String href() {
        return "/office/quality/people?" + params(named());
    }

    /// Who they are, in a few words.
    public String title(YearMonth aYearAgo) {
        String name = field == null ? "" : field.inSentence();
        if (what != Concern.KNOWN) {
            return Words.text("members.quality.people." + what.name(), name, aYearAgo.toString());
        }
        String known = Words.text("members.quality.people.KNOWN", name);
        String whose = giver == null ? "" : Words.text("members.quality.people.from", giver.label());
        String when = years == null
                ? ""
                : Words.text(
                        years.first == years.last ? "members.quality.people.year" : "members.quality.people.until",
                        String.valueOf(years.last));
        return known + whose + when;
    }
}
