package org.tongchuang.privacy.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Words;

/// Whom people turn to about their data, for those who set it.
@Controller
@RequestMapping("/office/settings/privacy")
class ContactController {

    private static final int LONGEST = 200;

    private final Policies policies;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher house;

    ContactController(Policies policies, TransactionTemplate transaction, ApplicationEventPublisher house) {
        this.policies = policies;
        this.transaction = transaction;
        this.house = house;
    }

    @GetMapping
    Page show(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        return ContactPage.of(policies.contact(), "", null);
    }

    @PostMapping
    Page save(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String address,
            HttpServletResponse response) {
        actor.must(Right.MANAGE_SETTINGS);
        Contact contact = new Contact(cut(name), cut(email), cut(phone), cut(address));
        if (contact.isEmpty()) {
            response.setStatus(422);
            return ContactPage.of(contact, "name", Words.text("privacy.contact.name.missing"));
        }
        if (contact.email().isEmpty() && contact.phone().isEmpty()) {
            response.setStatus(422);
            return ContactPage.of(contact, "email", Words.text("privacy.contact.way.missing"));
        }
        transaction.executeWithoutResult(status -> {
            policies.turnTo(contact);
            house.publishEvent(AuditEvent.of(actor, "privacy.contact.changed", Map.of("name", contact.name())));
        });
        return Redirect.to("/office/settings/privacy").saying("privacy.contact.saved");
    }

    private static String cut(String typed) {
        String text = typed.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
