package org.tongchuang.members.invitations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.invitations.Welcoming.Opened;
import org.tongchuang.members.mine.OwnDesk;
import org.tongchuang.members.mine.OwnEditing;
import org.tongchuang.members.mine.Part;
import org.tongchuang.members.mine.Self;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// One's own record by an invitation, without signing in. Looking at a link changes nothing but that it was looked at.
@Controller
@RequestMapping("/welcome/{token}")
class WelcomeController {

    private final Welcoming welcoming;
    private final JoinDesk joining;
    private final OwnDesk records;
    private final OwnEditing editing;

    WelcomeController(Welcoming welcoming, JoinDesk joining, OwnDesk records, OwnEditing editing) {
        this.welcoming = welcoming;
        this.joining = joining;
        this.records = records;
        this.editing = editing;
    }

    @GetMapping
    Page show(@PathVariable String token, HttpServletResponse response) {
        Optional<Opened> opened = welcoming.open(token);
        if (opened.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return new GonePage(false);
        }
        welcoming.opened(opened.get());
        if (opened.get().has()) {
            return new GonePage(true);
        }
        return opened.get().known() ? page(token, opened.get(), null) : QuestionPage.of(token, opened.get(), null);
    }

    /// Of a printed one: who has it?
    @PostMapping("/answer")
    Page answer(
            @PathVariable String token, @RequestParam(defaultValue = "") String answer, HttpServletResponse response) {
        Opened opened = welcoming.open(token).orElseThrow(() -> new NotFound("invitation"));
        try {
            return Redirect.to(welcoming.answer(opened, answer));
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return QuestionPage.of(token, opened, refused.words());
        }
    }

    @PostMapping("/confirmation")
    Page confirm(@PathVariable String token, HttpServletRequest request) {
        return with(token, opened -> {
            records.confirm(self(opened, request));
            welcoming.confirmed(opened);
            return Redirect.to(base(token) + "#account").saying("members.mine.confirmed");
        });
    }

    @GetMapping("/edit/{part}")
    Page form(@PathVariable String token, @PathVariable String part, HttpServletRequest request) {
        return with(token, opened -> editing.form(self(opened, request), base(token), Part.named(part), true));
    }

    @PostMapping("/edit/{part}")
    Page save(
            @PathVariable String token,
            @PathVariable String part,
            @RequestParam long version,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        return with(token, opened -> {
            welcoming.confirmed(opened);
            return editing.save(self(opened, request), base(token), Part.named(part), version, sent, response, true);
        });
    }

    /// An account that opens by the address the invitation came to, or a code to another one.
    @PostMapping("/account")
    Page join(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response) {
        return with(token, opened -> {
            try {
                if (email.isBlank()) {
                    joining.join(opened, request.getRemoteAddr());
                    return joining.enter(opened, request, response);
                }
                UUID question = joining.ask(opened, email, request.getRemoteAddr());
                return new AddressCodePage(base(token), question, email.strip(), null);
            } catch (Refusal refused) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return page(token, opened, refused.words());
            }
        });
    }

    @PostMapping("/code")
    Page code(
            @PathVariable String token,
            @RequestParam UUID question,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        return with(token, opened -> {
            try {
                joining.join(opened, question, email, code, request.getRemoteAddr());
                return joining.enter(opened, request, response);
            } catch (Refusal refused) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return "code".equals(refused.field())
                        ? new AddressCodePage(base(token), question, email, refused.words())
                        : page(token, opened, refused.words());
            }
        });
    }

    /// The record is that of whoever is signed in.
    @PostMapping("/link")
    Page link(@PathVariable String token, Actor actor, HttpServletResponse response) {
        return with(token, opened -> {
            try {
                joining.link(opened, actor);
                return Redirect.to("/me").saying("members.welcome.linked");
            } catch (Refusal refused) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return page(token, opened, refused.words());
            }
        });
    }

    /// Only for whoever is known to be the person, and has no account yet; everybody else starts at the beginning.
    private Page with(String token, Function<Opened, Page> act) {
        Optional<Opened> opened = welcoming.open(token).filter(one -> one.known() && !one.has());
        return opened.isPresent() ? act.apply(opened.get()) : Redirect.to(base(token));
    }

    private Page page(String token, Opened opened, @Nullable String problem) {
        Self self = Self.byLink(opened.member().id(), "invitation", "");
        return new WelcomePage(
                editing.view(self, base(token), true),
                joining.proved(opened).map(WelcomePage::masked).orElse(null),
                opened.invitation().until(),
                problem);
    }

    private static Self self(Opened opened, HttpServletRequest request) {
        return Self.byLink(opened.member().id(), "invitation", request.getRemoteAddr());
    }

    private static String base(String token) {
        return "/welcome/" + token;
    }
}
