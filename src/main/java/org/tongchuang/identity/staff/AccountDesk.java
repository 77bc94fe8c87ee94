package org.tongchuang.identity.staff;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Passwords;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Role;

/// Gives accounts to the people of the office and takes them back. There is always an active administrator left, and
/// nobody shuts themself out.
@Service
@Transactional
class AccountDesk {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Access access;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    AccountDesk(Accounts accounts, Passwords passwords, Access access, ApplicationEventPublisher house, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.access = access;
        this.house = house;
        this.clock = clock;
    }

    /// Makes an account with a first password that is shown once.
    ///
    /// @throws Refusal when the e-mail address has an account already
    Issued create(Actor actor, AccountForm form) {
        actor.must(Right.MANAGE_ACCOUNTS);
        String password = passwords.invent();
        Account account = new Account(
                Ids.next(),
                form.email(),
                form.name(),
                passwords.hash(password),
                true,
                form.chosenRole(),
                form.reach(),
                true,
                clock.instant(),
                null,
                null);
        if (!accounts.add(account)) {
            throw Refusal.at("email", "identity.email.taken");
        }
        Map<String, String> detail = new LinkedHashMap<>(about(account));
        detail.put("role", account.role().name());
        if (!account.units().isEmpty()) {
            detail.put("units", units(account.units()));
        }
        note(actor, "identity.account.created", detail);
        return new Issued(account, password);
    }

    /// Changes name, role and units; the e-mail address is whose account it is and stays.
    ///
    /// @throws Refusal when it would leave the installation without an administrator
    void edit(Actor actor, UUID id, AccountForm form) {
        Account before = locked(actor, id);
        Account after = before.with(form.name(), form.chosenRole(), form.reach());
        if (before.role() == Role.ADMINISTRATOR && after.role() != Role.ADMINISTRATOR && before.active()) {
            mustNotBeLast(id);
        }
        Map<String, String> changes = changes(before, after);
        if (changes.isEmpty()) {
            return;
        }
        accounts.update(after);
        access.changed(id);
        Map<String, String> detail = new LinkedHashMap<>(about(after));
        detail.putAll(changes);
        note(actor, "identity.account.changed", detail);
    }

    /// Closes the account: its sessions end and its tokens are gone at once.
    void deactivate(Actor actor, UUID id) {
        Account account = locked(actor, id);
        if (id.equals(actor.id())) {
            throw Refusal.because("identity.account.not-yourself");
        }
        if (account.active()) {
            if (account.role() == Role.ADMINISTRATOR) {
                mustNotBeLast(id);
            }
            accounts.update(account.active(false));
            access.close(id);
            note(actor, "identity.account.deactivated", about(account));
        }
    }

    void reactivate(Actor actor, UUID id) {
        Account account = locked(actor, id);
        if (!account.active()) {
            accounts.update(account.active(true));
            access.changed(id);
            note(actor, "identity.account.reactivated", about(account));
        }
    }

    /// Gives the account a new password that is shown once, and ends its sessions.
    Issued resetPassword(Actor actor, UUID id) {
        Account account = locked(actor, id);
        if (id.equals(actor.id())) {
            throw Refusal.because("identity.account.not-yourself");
        }
        String password = passwords.invent();
        accounts.setPassword(id, passwords.hash(password), true);
        access.signOut(id, null);
        note(actor, "identity.account.password-reset", about(account));
        return new Issued(account, password);
    }

    void signOut(Actor actor, UUID id) {
        Account account = locked(actor, id);
        int ended = access.signOut(id, null);
        Map<String, String> detail = new LinkedHashMap<>(about(account));
        detail.put("sessions", String.valueOf(ended));
        note(actor, "identity.account.signed-out", detail);
    }

    private Account locked(Actor actor, UUID id) {
        actor.must(Right.MANAGE_ACCOUNTS);
        accounts.oneAtATime();
        return accounts.find(id).orElseThrow(() -> new NotFound("account " + id));
    }

    private void mustNotBeLast(UUID id) {
        if (!accounts.anotherAdministrator(id)) {
            throw Refusal.because("identity.account.last-administrator");
        }
    }

    private void note(Actor actor, String act, Map<String, String> detail) {
        house.publishEvent(AuditEvent.of(actor, act, detail));
    }

    private static Map<String, String> about(Account account) {
        return Map.of("account", account.name(), "email", account.email());
    }

    private static Map<String, String> changes(Account before, Account after) {
        Map<String, String> changes = new LinkedHashMap<>();
        add(changes, "name", before.name(), after.name());
        add(changes, "role", before.role().name(), after.role().name());
        add(changes, "units", units(before.units()), units(after.units()));
        return changes;
    }

    private static void add(Map<String, String> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.put(what, before + " → " + after);
        }
    }

    private static String units(List<Reach.Unit> units) {
        return units.stream().map(Reach.Unit::token).collect(Collectors.joining(", "));
    }

    /// An account and the password made for it, to be read once and told to its owner.
    record Issued(Account account, String password) {}
}
