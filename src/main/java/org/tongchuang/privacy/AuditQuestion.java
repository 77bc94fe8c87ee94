package org.tongchuang.privacy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Refusal;

/// What a reader of the trail asks for, as it stands in the address bar. Days are those of the university's clock,
/// both included.
///
/// @param who an account's id, a part of a name, or [AuditEvents#STRANGERS]
/// @param name a part of a name, where nobody was picked
record AuditQuestion(
        @Nullable String who,
        @Nullable String name,
        @Nullable String act,
        @Nullable String member,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate from,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate to) {

    /// @throws Refusal when what should be a member's id is none
    AuditEvents.Query at(ZoneId zone) {
        String id = text(member);
        UUID about = id.isEmpty()
                ? null
                : Ids.read(id).orElseThrow(() -> Refusal.at("member", "privacy.audit.member.wrong"));
        return new AuditEvents.Query(
                text(who).isEmpty() ? text(name) : text(who),
                text(act),
                about,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /// What was asked, by name; empty parts left out.
    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("who", text(who));
        parts.put("name", text(name));
        parts.put("act", text(act));
        parts.put("member", text(member));
        parts.put("from", from == null ? "" : from.toString());
        parts.put("to", to == null ? "" : to.toString());
        parts.values().removeIf(String::isEmpty);
        return parts;
    }

    /// As the query part of an address, with `more` at its end; begins with `?` unless it is empty.
    String address(Map<String, String> more) {
        Map<String, String> all = parts();
        all.putAll(more);
        String query = all.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
