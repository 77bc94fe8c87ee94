package org.tongchuang.members.mine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.RecordJson;
import org.tongchuang.members.records.Refusals;
import org.tongchuang.privacy.Looks;
import org.tongchuang.shared.Actor;
import tools.jackson.databind.JsonNode;

/// One's own record for programs, in the shape in which the office reads it.
@RestController
@RequestMapping("/api/v1/me")
class MyApi {

    private static final String WAITING = "Tongchuang-Waiting";
    private static final String HIDDEN_UNTIL = "Tongchuang-Hidden-Until";
    private static final int LOOKS = 50;

    private final OwnDesk desk;
    private final Looks looks;

    MyApi(OwnDesk desk, Looks looks) {
        this.desk = desk;
        this.looks = looks;
    }

    /// The header `Tongchuang-Hidden-Until` stands there while contacts are kept from a new account.
    @GetMapping("/record")
    ResponseEntity<RecordJson> read(Actor actor) {
        Self self = Self.of(actor);
        Member member = desk.read(self);
        Optional<Instant> until = desk.guardedUntil(member);
        if (until.isEmpty()) {
            return RecordJson.answer(member);
        }
        ResponseEntity<RecordJson> answer = RecordJson.answer(desk.seen(self));
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .header(HIDDEN_UNTIL, until.get().toString())
                .body(answer.getBody());
    }

    /// A JSON merge patch. The header `Tongchuang-Waiting` of the answer names the facts that count only once the
    /// office has looked at them.
    @PatchMapping(
            value = "/record",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<RecordJson> change(
            Actor actor,
            @RequestHeader(value = "If-Match", required = false) @Nullable String seen,
            @RequestBody JsonNode patch) {
        OwnDesk.Saved saved = desk.edit(Self.of(actor), RecordJson.seen(seen), RecordJson.flat(patch));
        ResponseEntity<RecordJson> answer = RecordJson.answer(desk.seen(Self.of(actor)));
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .header(WAITING, String.join(", ", saved.waiting()))
                .body(answer.getBody());
    }

    /// All of it is right as it is; may be said again.
    @PutMapping("/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(Actor actor) {
        desk.confirm(Self.of(actor));
    }

    /// Who looked at one's record, newest first.
    @GetMapping("/looks")
    Answer looks(Actor actor, @RequestParam(required = false) @Nullable String after) {
        Looks.Found found = looks.at(desk.read(Self.of(actor)).id(), after, LOOKS);
        return new Answer(found.looks(), found.next());
    }

    @ExceptionHandler
    ProblemDetail on(Refusals refused) {
        return RecordJson.problem(refused);
    }

    record Answer(List<Looks.Look> items, @Nullable String next) {}
}
