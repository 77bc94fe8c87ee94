package org.tongchuang.privacy.consent;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.shared.Actor;

/// What one agreed to, for programs that ask people themselves.
@RestController
@RequestMapping("/api/v1/me/consents")
class ConsentApi {

    private final ConsentDesk desk;
    private final ConsentReading reading;

    ConsentApi(ConsentDesk desk, ConsentReading reading) {
        this.desk = desk;
        this.reading = reading;
    }

    /// Every purpose people are asked about, with the words in the language of `Accept-Language`; `state` is
    /// `YES`, `NO` or `CHANGED` when they agreed to earlier words.
    @GetMapping
    Found all(Actor actor) {
        return new Found(reading.lines(actor.mustBeMember()));
    }

    /// 422 when the version is no longer the one that is asked; said again, it changes nothing.
    @PutMapping("/{purpose}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(Actor actor, @PathVariable String purpose, @RequestBody Said said) {
        desk.say(actor, purpose, said.given(), said.version(), "api");
    }

    record Found(List<ConsentsPage.Line> items) {}

    record Said(boolean given, int version) {}
}
