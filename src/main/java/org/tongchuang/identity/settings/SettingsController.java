package org.tongchuang.identity.settings;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.University;

/// What university this is and how it looks.
@Controller
@RequestMapping("/office/settings")
class SettingsController {

    private final Universities universities;
    private final ApplicationEventPublisher house;

    SettingsController(Universities universities, ApplicationEventPublisher house) {
        this.universities = universities;
        this.house = house;
    }

    @GetMapping
    Page show(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        return page(SettingsForm.of(universities.current()), Map.of());
    }

    @GetMapping("/contrast")
    Page contrast(Actor actor, @RequestParam String accent, @RequestParam String second) {
        actor.must(Right.MANAGE_SETTINGS);
        return new ContrastPage(accent, second);
    }

    @PostMapping
    @Transactional
    public Page save(
            Actor actor, @Valid @ModelAttribute SettingsForm form, BindingResult binding, HttpServletResponse response)
            throws IOException {
        actor.must(Right.MANAGE_SETTINGS);
        UniversityReading reading = UniversityReading.of(form, binding);
        if (!reading.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, reading.problems());
        }
        University before = universities.current();
        Optional<Universities.Logo> logo = reading.logo();
        University after = UniversityReading.university(form, logo.isPresent() || before.hasLogo());
        universities.save(after, logo);
        house.publishEvent(
                AuditEvent.of(actor, "identity.settings.changed", UniversityReading.changes(before, after, logo)));
        return Redirect.to("/office/settings").saying("identity.settings.saved");
    }

    private Page page(SettingsForm form, Map<String, String> problems) {
        University university = universities.current();
        return new SettingsPage(
                form,
                problems,
                TimeZones.offered(),
                new ContrastPage(form.accent(), form.second()),
                university.hasLogo() ? "/university/" + university.version() + "/logo" : null);
    }
}
