package org.tongchuang.notifications.office;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.integrations.mail.MailDoor;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.notifications.email.Sender;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.notices.NoticeCategory;
import org.tongchuang.shared.notices.NoticeCategory.Medium;
import org.tongchuang.shared.notices.Recipient;

/// As whom the house writes, and a letter to oneself to try it.
@Controller
@RequestMapping("/office/notices/sender")
class SenderController {

    private static final String TEST = "notifications.test";
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final int LONGEST = 254;

    private final Sender sender;
    private final MailDoor door;
    private final Gate gate;
    private final ApplicationEventPublisher house;

    SenderController(Sender sender, MailDoor door, Gate gate, ApplicationEventPublisher house) {
        this.sender = sender;
        this.door = door;
        this.gate = gate;
        this.house = house;
    }

    @GetMapping
    Page show(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        Sender.Chosen chosen = sender.current();
        return new SenderPage(door.serverName(), chosen.address(), chosen.replyTo(), Map.of());
    }

    @PostMapping
    @Transactional
    public Page save(
            Actor actor,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String replyTo,
            HttpServletResponse response) {
        actor.must(Right.MANAGE_SETTINGS);
        Sender.Chosen chosen = new Sender.Chosen(address.strip(), replyTo.strip());
        Map<String, String> problems = new HashMap<>();
        if (!isAddress(chosen.address())) {
            problems.put("address", Words.text("notifications.sender.wrong"));
        }
        if (!chosen.replyTo().isEmpty() && !isAddress(chosen.replyTo())) {
            problems.put("replyTo", Words.text("notifications.sender.wrong"));
        }
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return new SenderPage(door.serverName(), chosen.address(), chosen.replyTo(), problems);
        }
        Sender.Chosen before = sender.current();
        sender.choose(chosen);
        house.publishEvent(AuditEvent.of(
                actor, "notifications.sender.changed", Map.of("sender", before.address() + " → " + chosen.address())));
        return Redirect.to("/office/notices/sender").saying("notifications.sender.saved");
    }

    @PostMapping("/test")
    @Transactional
    public Page test(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        gate.send(Notice.to(new Recipient.Account(actor.id()), TEST, "notifications.test.letter")
                .with(actor.name())
                .linking("/office/notices/sender")
                .in(Words.chinese() ? Words.CHINESE : Words.ENGLISH));
        house.publishEvent(AuditEvent.of(actor, "notifications.sender.tested", Map.of()));
        return Redirect.to("/office/notices/sender")
                .saying(door.hasServer() ? "notifications.sender.tested" : "notifications.sender.tested.outbox");
    }

    private static boolean isAddress(String written) {
        return written.length() <= LONGEST && ADDRESS.matcher(written).matches();
    }

    /// What this room itself sends.
    @Configuration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        NoticeCategory testLetters() {
            return new NoticeCategory(TEST, true, Set.of(Medium.EMAIL));
        }
    }
}
