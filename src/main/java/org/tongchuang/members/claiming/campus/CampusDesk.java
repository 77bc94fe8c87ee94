package org.tongchuang.members.claiming.campus;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.AddressProofs;
import org.tongchuang.identity.IdentityDoor;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.identity.Newcomer;
import org.tongchuang.members.claiming.claims.CampusWord;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Refusal;

/// Gives an account to whom the university vouches for: at an address of their own, for the campus account ends with
/// their studies and this one doesn't.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Service
class CampusDesk {

    private final CampusArrivals arrivals;
    private final CampusWord word;
    private final AddressProofs proofs;
    private final MemberAccounts accounts;
    private final IdentityDoor identity;

    CampusDesk(
            CampusArrivals arrivals,
            CampusWord word,
            AddressProofs proofs,
            MemberAccounts accounts,
            IdentityDoor identity) {
        this.arrivals = arrivals;
        this.word = word;
        this.proofs = proofs;
        this.accounts = accounts;
        this.identity = identity;
    }

    Optional<Newcomer> find(UUID id) {
        return arrivals.find(id);
    }

    /// Sends a code to the address they will use.
    UUID ask(Newcomer newcomer, String email, String network) {
        return proofs.send(
                email, Objects.requireNonNullElse(newcomer.name(), ""), LocaleContextHolder.getLocale(), network);
    }

    /// What became of the claim of somebody whose address is proved: approved, and campus sign-on opens the
    /// account from now on, or one to go on with.
    ///
    /// @throws Refusal at `code` when it is wrong
    @Transactional(noRollbackFor = Refusal.class)
    public Claim join(UUID id, Newcomer newcomer, UUID question, String email, String code, String network) {
        if (!proofs.isRight(question, email, code, network)) {
            throw Refusal.at("code", "members.claims.code.wrong");
        }
        Claim claim = word.take(
                email.strip(),
                LocaleContextHolder.getLocale(),
                Objects.requireNonNull(newcomer.name()),
                Objects.requireNonNull(newcomer.studentNumber()));
        if (isIn(claim)) {
            accounts.account(member(claim)).ifPresent(account -> identity.linkOutside(account, newcomer));
        }
        arrivals.forget(id);
        return claim;
    }

    boolean isIn(Claim claim) {
        return claim.state() == ClaimState.APPROVED
                && claim.finding().member() != null
                && accounts.email(member(claim))
                        .filter(claim.email()::equalsIgnoreCase)
                        .isPresent();
    }

    /// Signs them in to the account they were just given.
    Page enter(Claim claim, HttpServletRequest request, HttpServletResponse response) {
        return accounts.enter(request, response, member(claim), "campus", "/me");
    }

    private static MemberId member(Claim claim) {
        return Objects.requireNonNull(claim.finding().member());
    }
}
