package org.tongchuang.privacy.consent;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// What one agreed to.
@Controller
@RequestMapping("/me/consents")
class ConsentController {

    private static final String HERE = "/me/consents";

    private final ConsentDesk desk;
    private final ConsentReading reading;

    ConsentController(ConsentDesk desk, ConsentReading reading) {
        this.desk = desk;
        this.reading = reading;
    }

    @GetMapping
    Page show(Actor actor) {
        return reading.page(actor.mustBeMember(), null);
    }

    /// One purpose alone, for a room that needs an answer now.
    ///
    /// @param to a page of this site to go on to
    @GetMapping("/{purpose}")
    Page ask(Actor actor, @PathVariable String purpose, @RequestParam(defaultValue = HERE) String to) {
        return reading.question(actor.mustBeMember(), purpose, own(to));
    }

    @PostMapping("/{purpose}")
    Page say(
            Actor actor,
            @PathVariable String purpose,
            @RequestParam boolean given,
            @RequestParam int version,
            @RequestParam(defaultValue = HERE) String to,
            HttpServletResponse response) {
        try {
            desk.say(actor, purpose, given, version, "consents");
            return Redirect.to(own(to)).saying(given ? "privacy.consents.given" : "privacy.consents.withdrawn");
        } catch (Refusal refused) {
            response.setStatus(422);
            return reading.page(actor.mustBeMember(), refused.words());
        }
    }

    private static String own(String to) {
        return to.startsWith("/") && !to.startsWith("//") && !to.contains("\\") ? to : HERE;
    }
}
