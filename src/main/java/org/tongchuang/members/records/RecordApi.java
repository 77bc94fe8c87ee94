package org.tongchuang.members.records;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Words;
import tools.jackson.databind.JsonNode;

/// One record for programs: facts by path, each with where it came from. A change is a JSON merge patch (RFC 7396)
/// with the same paths, nested (`{"education":{"1":{"school":"…"}}}`) or written out (`{"education.1.school":"…"}`).
@RestController
@RequestMapping("/api/v1/members")
class RecordApi {

    private final RecordDesk desk;

    RecordApi(RecordDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/{id}")
    ResponseEntity<RecordJson> read(Actor actor, @PathVariable UUID id) {
        return answer(desk.read(actor, new MemberId(id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RecordJson create(Actor actor, @RequestBody JsonNode facts) {
        return RecordJson.of(desk.create(actor, flat(facts)));
    }

    /// With `If-Match` and the version that was read, a change somebody else made meanwhile is not run over (409).
    @PatchMapping(
            value = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<RecordJson> change(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String seen,
            @RequestBody JsonNode patch) {
        return answer(desk.edit(actor, new MemberId(id), version(seen), flat(patch)));
    }

    @ExceptionHandler
    ProblemDetail on(Refusals refused) {
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

    private static ResponseEntity<RecordJson> answer(Member member) {
        return ResponseEntity.ok().eTag("\"" + member.version() + "\"").body(RecordJson.of(member));
    }

    /// A proxy that compresses answers makes a version weak. One that can't be read is no version of this record.
    private static @Nullable Long version(@Nullable String seen) {
        if (seen == null || seen.equals("*")) {
            return null;
        }
        String version = seen.replaceAll("^W/|\"", "");
        if (!version.matches("\\d{1,18}")) {
            throw new OptimisticLockingFailureException("no version: " + seen);
        }
        return Long.valueOf(version);
    }

    private static Map<String, String> flat(JsonNode json) {
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

    /// @param facts path to value with its source
    record RecordJson(
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
    }

    record FactJson(String value, String source, Instant at, String by) {}
}
