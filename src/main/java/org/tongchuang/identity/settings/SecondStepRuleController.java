package org.tongchuang.identity.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.signin.SecondStepRule;
import org.tongchuang.identity.signin.SecondStepRules;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Words;

/// Whether those who work in the office need a second step.
@Controller
@RequestMapping("/office/settings/sign-in")
class SecondStepRuleController {

    private final SecondStepRules rules;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    SecondStepRuleController(SecondStepRules rules, ApplicationEventPublisher house, Clock clock) {
        this.rules = rules;
        this.house = house;
        this.clock = clock;
    }

    @GetMapping
    Page show(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        SecondStepRule rule = rules.current();
        return new SecondStepRulePage(rule.wanted().name(), String.valueOf(rule.days()), null);
    }

    @PostMapping
    @Transactional
    public Page save(
            Actor actor,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String days,
            HttpServletResponse response) {
        actor.must(Right.MANAGE_SETTINGS);
        SecondStepRule before = rules.current();
        SecondStepRule after = read(wanted, days, before);
        if (after == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String problem = Words.text("identity.second-step.rule.days.wrong", SecondStepRule.MOST_DAYS);
            return new SecondStepRulePage(wanted, days, problem);
        }
        if (!after.wanted().equals(before.wanted()) || after.days() != before.days()) {
            rules.save(after);
            house.publishEvent(AuditEvent.of(
                    actor,
                    "identity.second-step.rule",
                    Map.of("state", before.wanted() + " → " + after.wanted(), "days", String.valueOf(after.days()))));
        }
        return Redirect.to("/office/settings/sign-in").saying("identity.settings.saved");
    }

    private @Nullable SecondStepRule read(String wanted, String days, SecondStepRule before) {
        boolean known = Arrays.stream(SecondStepRule.Wanted.values())
                .anyMatch(one -> one.name().equals(wanted));
        if (!known) {
            return null;
        }
        SecondStepRule.Wanted chosen = SecondStepRule.Wanted.valueOf(wanted);
        if (chosen != SecondStepRule.Wanted.WITHIN) {
            return new SecondStepRule(chosen, before.days(), clock.instant());
        }
        boolean number = days.matches("[1-9][0-9]?") && Integer.parseInt(days) <= SecondStepRule.MOST_DAYS;
        return number ? new SecondStepRule(chosen, Integer.parseInt(days), clock.instant()) : null;
    }
}
