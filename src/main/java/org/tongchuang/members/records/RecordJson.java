package org.tongchuang.members.records;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.tongchuang.shared.Words;
import tools.jackson.databind.JsonNode;

/// A record as programs read it.
///
/// @param facts path to value with its source
public record RecordJson(
        String id,
        long version,
        Map<String, FactJson> facts,
        List<Education> educations,
        List<Career> careers,
        Instant createdAt,
        Instant updatedAt) {

    static RecordJson of(Member member) {
        Map<String, FactJson> facts = new LinkedHashMap<>();
        member.facts().each((path, value) -> {
            if (path.charAt(0) != '#') {
                Origin origin = member.originOf(path);
                facts.put(path, new FactJson(value, origin.source().name(), origin.at(), origin.actorName()));
            }
        });
        return new RecordJson(
                member.id().toString(),
                member.version(),
                facts,
                member.educations(),
                member.careers(),
                member.createdAt(),
                member.updatedAt());
    }

    /// A value and where it came from.
    record FactJson(String value, String source, Instant at, String by) {}

    /// What is wrong with each field, as programs are told.
    public static ProblemDetail problem(Refusals refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, Words.text("shared.error.422.words"));
        problem.setTitle(Words.text("shared.error.422.title"));
        problem.setProperty(
                "errors",
                refused.byField().entrySet().stream()
                        .map(entry -> Map.of(
                                "field",
                                entry.getKey(),
                                "problem",
                                entry.getValue().words()))
                        .toList());
        return problem;
    }

    /// With its version, so that a change can name it.
    public static ResponseEntity<RecordJson> answer(Member member) {
        return ResponseEntity.ok().eTag("\"" + member.version() + "\"").body(RecordJson.of(member));
    }

    /// A proxy that compresses answers makes a version weak. One that can't be read is no version of this record.
    public static @Nullable Long seen(@Nullable String seen) {
        if (seen == null || seen.equals("*")) {
            return null;
        }
        String version = seen.replaceAll("^W/|\"", "");
        if (!version.matches("\\d{1,18}")) {
            throw new OptimisticLockingFailureException("no version: " + seen);
        }
        return Long.valueOf(version);
    }

    /// A merge patch as path to value.
    public static Map<String, String> flat(JsonNode json) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", json, flat);
        return flat;
    }

    private static void flatten(String path, JsonNode json, Map<String, String> into) {
        if (json.isObject() && json.get("value") instanceof JsonNode value && value.isString()) {
            into.put(path, value.stringValue());
        } else if (json.isObject()) {
            json.properties()
                    .forEach(part -> flatten(
                            path.isEmpty() ? part.getKey() : path + "." + part.getKey(), part.getValue(), into));
        } else {
            into.put(path, json.isNull() ? "" : json.isString() ? json.stringValue() : json.toString());
        }
    }
}
