package org.tongchuang.identity.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.signin.OpenSessions;
import org.tongchuang.identity.tokens.ApiTokens;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// The office's accounts, for those who look after them.
@Controller
@RequestMapping("/office/accounts")
class AccountsController {

    private final Accounts accounts;
    private final AccountDesk desk;
    private final OpenSessions sessions;
    private final ApiTokens tokens;
    private final SecondStepReset secondSteps;

    AccountsController(
            Accounts accounts, AccountDesk desk, OpenSessions sessions, ApiTokens tokens, SecondStepReset secondSteps) {
        this.accounts = accounts;
        this.desk = desk;
        this.sessions = sessions;
        this.tokens = tokens;
        this.secondSteps = secondSteps;
    }

    @GetMapping
    Page list(Actor actor) {
        actor.must(Right.MANAGE_ACCOUNTS);
        return new AccountsPage(accounts.all().stream()
                .map(account -> AccountsPage.Row.of(account, actor))
                .toList());
    }

    @GetMapping("/new")
    Page blank(Actor actor) {
        actor.must(Right.MANAGE_ACCOUNTS);
        return new AccountNewPage(AccountForm.EMPTY, Map.of());
    }

    @PostMapping
    Page create(Actor actor, @RequestParam MultiValueMap<String, String> sent, HttpServletResponse response) {
        AccountForm form = AccountForm.of(sent);
        Map<String, String> problems = form.problems();
        if (problems.isEmpty()) {
            try {
                return IssuedPage.of(desk.create(actor, form), true);
            } catch (Refusal refused) {
                problems.put(String.valueOf(refused.field()), refused.words());
            }
        }
        actor.must(Right.MANAGE_ACCOUNTS);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return new AccountNewPage(form, problems);
    }

    @GetMapping("/{id}")
    Page show(Actor actor, @PathVariable UUID id) {
        Account account = find(actor, id);
        return page(actor, account, AccountForm.of(account), Map.of());
    }

    @PostMapping("/{id}")
    Page edit(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response) {
        Account account = find(actor, id);
        sent.set("email", account.email());
        AccountForm form = AccountForm.of(sent);
        Map<String, String> problems = form.problems();
        if (problems.isEmpty()) {
            try {
                desk.edit(actor, id, form);
                return Redirect.to("/office/accounts").saying("identity.account.saved", form.name());
            } catch (Refusal refused) {
                problems.put("role", refused.words());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(actor, account, form, problems);
    }

    @PostMapping("/{id}/deactivate")
    Page deactivate(Actor actor, @PathVariable UUID id) {
        desk.deactivate(actor, id);
        return Redirect.to("/office/accounts/" + id).saying("identity.account.deactivated");
    }

    @PostMapping("/{id}/reactivate")
    Page reactivate(Actor actor, @PathVariable UUID id) {
        desk.reactivate(actor, id);
        return Redirect.to("/office/accounts/" + id).saying("identity.account.reactivated");
    }

    @PostMapping("/{id}/password")
    Page resetPassword(Actor actor, @PathVariable UUID id) {
        return IssuedPage.of(desk.resetPassword(actor, id), false);
    }

    @PostMapping("/{id}/sign-out")
    Page signOut(Actor actor, @PathVariable UUID id) {
        desk.signOut(actor, id);
        return Redirect.to("/office/accounts/" + id).saying("identity.account.signed-out");
    }

    @PostMapping("/{id}/second-step/reset")
    Page resetSecondStep(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        secondSteps.ask(actor, id, reason);
        return Redirect.to("/office/accounts/" + id).saying("identity.second-step.reset.waits");
    }

    @PostMapping("/{id}/second-step/keep")
    Page keepSecondStep(Actor actor, @PathVariable UUID id) {
        secondSteps.cancel(actor, id);
        return Redirect.to("/office/accounts/" + id).saying("identity.second-step.kept");
    }

    private Account find(Actor actor, UUID id) {
        actor.must(Right.MANAGE_ACCOUNTS);
        return accounts.find(id).orElseThrow(() -> new NotFound("account " + id));
    }

    private Page page(Actor actor, Account account, AccountForm form, Map<String, String> problems) {
        return AccountEditPage.of(
                account,
                form,
                problems,
                account.id().equals(actor.id()),
                sessions.of(account.id(), null).size(),
                tokens.of(account.id()).size(),
                secondSteps.isSetUp(account.id()),
                secondSteps.due(account.id()).orElse(null));
    }
}
