package org.tongchuang.privacy.retention;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.privacy.RetentionRule;

/// How long things are kept, for those who set it.
@Controller
@RequestMapping("/office/settings/retention")
class RetentionController {

    private static final String HERE = "/office/settings/retention";
    private static final int TOLD = 30;

    private final RetentionRules rules;
    private final RetentionRuns runs;
    private final Clock clock;

    RetentionController(RetentionRules rules, RetentionRuns runs, Clock clock) {
        this.rules = rules;
        this.runs = runs;
        this.clock = clock;
    }

    /// @param dry whether to count what would go tonight
    @GetMapping
    Page show(Actor actor, @RequestParam(defaultValue = "false") boolean dry) {
        actor.must(Right.MANAGE_SETTINGS);
        return page(Map.of(), dry, null);
    }

    @PostMapping
    Page save(Actor actor, @RequestParam MultiValueMap<String, String> sent, HttpServletResponse response) {
        actor.must(Right.MANAGE_SETTINGS);
        Map<String, String> typed = new HashMap<>();
        rules.all().forEach(rule -> {
            String days = sent.getFirst(rule.id());
            if (days != null) {
                typed.put(rule.id(), days.strip());
            }
        });
        try {
            rules.set(actor, read(typed));
            return Redirect.to(HERE).saying("privacy.retention.saved");
        } catch (Refusal refused) {
            response.setStatus(422);
            return page(typed, false, refused);
        }
    }

    private Map<String, Integer> read(Map<String, String> typed) {
        Map<String, Integer> wanted = new HashMap<>();
        for (RetentionRule rule : rules.all()) {
            String days = typed.get(rule.id());
            if (days != null) {
                if (!days.matches("\\d{1,6}")) {
                    throw Refusal.at(
                            rule.id(),
                            "privacy.retention.bounds",
                            rule.days().least(),
                            rule.days().most());
                }
                wanted.put(rule.id(), Integer.parseInt(days));
            }
        }
        return wanted;
    }

    private RetentionPage page(Map<String, String> typed, boolean dry, @Nullable Refusal refused) {
        Map<String, Integer> days = rules.days();
        Map<String, Long> totals = runs.totals();
        Instant now = clock.instant();
        return new RetentionPage(
                rules.all().stream()
                        .map(rule -> new RetentionPage.Line(
                                rule.id(),
                                Words.text(rule.id() + ".name"),
                                Words.text(rule.id() + ".about"),
                                typed.getOrDefault(rule.id(), String.valueOf(days.get(rule.id()))),
                                Words.text(
                                        "privacy.retention.hint",
                                        rule.days().least(),
                                        rule.days().most(),
                                        rule.days().usual()),
                                refused != null && rule.id().equals(refused.field()) ? refused.words() : null,
                                runs.latest(rule.id())
                                        .map(RetentionRuns.Run::ended)
                                        .orElse(null),
                                totals.getOrDefault(rule.id(), 0L),
                                dry
                                        ? rule.count(now.minus(
                                                Duration.ofDays(Objects.requireNonNullElse(days.get(rule.id()), 0))))
                                        : -1))
                        .toList(),
                runs.telling(TOLD).stream()
                        .map(run -> new RetentionPage.Told(
                                run.begun(), Words.textOr(run.rule(), run.rule() + ".name"), run.days(), run.removed()))
                        .toList(),
                dry);
    }
}
