package org.tongchuang.members.invitations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.AddressProofs;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.identity.MemberAccounts.Outcome;
import org.tongchuang.members.invitations.Welcoming.Opened;
import org.tongchuang.members.mine.OwnDesk;
import org.tongchuang.members.mine.Self;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Refusal;

/// Gives an account to whoever came by an invitation.
@Service
class JoinDesk {

    private final MemberAccounts accounts;
    private final AddressProofs proofs;
    private final InvitationWriting writing;
    private final OwnDesk records;
    private final Welcoming welcoming;

    JoinDesk(
            MemberAccounts accounts,
            AddressProofs proofs,
            InvitationWriting writing,
            OwnDesk records,
            Welcoming welcoming) {
        this.accounts = accounts;
        this.proofs = proofs;
        this.writing = writing;
        this.records = records;
        this.welcoming = welcoming;
    }

    /// The address the invitation went to, if it is the record's still: whoever has the link reads what comes there.
    Optional<String> proved(Opened opened) {
        Long sentTo = opened.invitation().sentTo();
        return InvitationWriting.address(opened.member())
                .filter(address -> sentTo != null && sentTo == writing.fingerprint(address));
    }

    /// An account that opens by codes to the address the invitation went to.
    ///
    /// @throws Refusal when that address is not known, or opens another account
    @Transactional
    public void join(Opened opened, String network) {
        String address = proved(opened).orElseThrow(() -> Refusal.at("email", "members.welcome.address.unproved"));
        join(opened, address, network);
    }

    /// Sends a code to an address they would rather use.
    UUID ask(Opened opened, String email, String network) {
        return proofs.send(email, opened.member().name(), locale(), network);
    }

    /// @throws Refusal when the code is wrong, or the address opens another account
    @Transactional(noRollbackFor = Refusal.class)
    public void join(Opened opened, UUID question, String email, String code, String network) {
        if (!proofs.isRight(question, email, code, network)) {
            throw Refusal.at("code", "members.welcome.code.wrong");
        }
        join(opened, email.strip(), network);
        Self self = Self.byLink(opened.member().id(), "invitation", network);
        Member now = records.read(self);
        if (now.facts().list("email").stream().noneMatch(email.strip()::equalsIgnoreCase)) {
            records.edit(self, null, Map.of("email." + now.facts().nextNumber("email"), email.strip()));
        }
    }

    /// The record belongs to the account that is signed in.
    @Transactional
    public void link(Opened opened, Actor actor) {
        if (!accounts.link(actor, opened.member().id())) {
            throw Refusal.because("members.welcome.link.taken");
        }
        welcoming.joined(opened.invitation().id());
    }

    /// Signs them in to the account they were just given.
    Page enter(Opened opened, HttpServletRequest request, HttpServletResponse response) {
        return accounts.enter(request, response, opened.member().id(), "invitation", "/me");
    }

    private void join(Opened opened, String email, String network) {
        Outcome outcome = accounts.join(opened.member().id(), opened.member().name(), email, network);
        if (outcome == Outcome.TAKEN) {
            throw Refusal.at("email", "members.welcome.address.taken");
        }
        if (outcome == Outcome.THERE) {
            throw Refusal.because("members.welcome.there");
        }
        welcoming.joined(opened.invitation().id());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
