package org.tongchuang.privacy.policy;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;

/// The privacy policy, for everybody.
@Controller
@RequestMapping("/privacy")
class PolicyController {

    private final Policies policies;

    PolicyController(Policies policies) {
        this.policies = policies;
    }

    @GetMapping
    Page show() {
        Policies.Version now = policies.current();
        return page(now, true, Difference.none(now.text()));
    }

    /// A version with what it said otherwise than the one before.
    @GetMapping("/versions/{version:\\d{1,6}}")
    Page show(@PathVariable int version) {
        int present = policies.current().version();
        Policies.Version shown = policies.find(version).orElseThrow(() -> new NotFound("version " + version));
        List<PolicyPage.Line> lines = policies.find(version - 1)
                .map(before -> Difference.of(before.text(), shown.text()))
                .orElseGet(() -> Difference.none(shown.text()));
        return page(shown, version == present, lines);
    }

    private PolicyPage page(Policies.Version shown, boolean present, List<PolicyPage.Line> lines) {
        return new PolicyPage(
                shown.version(),
                shown.since(),
                present,
                lines,
                policies.all().stream()
                        .filter(one -> one.version() > 1 || one.version() != shown.version())
                        .map(one -> new PolicyPage.Other(one.version(), one.since()))
                        .toList());
    }
}
