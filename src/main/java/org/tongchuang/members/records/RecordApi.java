package org.tongchuang.members.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        return RecordJson.answer(desk.read(actor, new MemberId(id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RecordJson create(Actor actor, @RequestBody JsonNode facts) {
        return RecordJson.of(desk.create(actor, RecordJson.flat(facts)));
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
        return RecordJson.answer(desk.edit(actor, new MemberId(id), RecordJson.seen(seen), RecordJson.flat(patch)));
    }

    @ExceptionHandler
    ProblemDetail on(Refusals refused) {
        return RecordJson.problem(refused);
    }
}
