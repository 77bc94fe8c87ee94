package org.tongchuang.identity.accounts;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.shared.notices.Recipient;

/// Tells people what happened to their account, so that nobody can change it behind their back.
@Component
public class SecurityLetters {

    public static final String CATEGORY = "identity.security";

    /// The category of letters that somebody asked for and that open something.
    public static final String CODES = "identity.code";

    private final Gate gate;

    SecurityLetters(Gate gate) {
        this.gate = gate;
    }

    /// @param act what happened, as on the audit trail, such as `identity.second-step.set-up`
    @Transactional
    public void tell(UUID account, String act, String... args) {
        tellLinking(account, act, "/account", args);
    }

    /// @param link a path of the platform
    @Transactional
    public void tellLinking(UUID account, String act, String link, String... args) {
        String words = act.replaceFirst("^identity\\.", "identity.letter.");
        gate.send(Notice.to(new Recipient.Account(account), CATEGORY, words)
                .with(args)
                .linking(link));
    }
}
