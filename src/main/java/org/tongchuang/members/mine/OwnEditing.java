package org.tongchuang.members.mine;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Refusals;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// Reading and changing one's own record on pages, the same for whoever is signed in and for whoever has a link.
@Component
public class OwnEditing {

    private final OwnDesk desk;
    private final FieldRules rules;

    OwnEditing(OwnDesk desk, FieldRules rules) {
        this.desk = desk;
        this.rules = rules;
    }

    /// @param base the address of the page
    /// @param masked whether contacts are shown in part only
    public OwnView view(Self self, String base, boolean masked) {
        Member member = desk.read(self);
        return new OwnView(
                member,
                base,
                desk.waiting(member),
                masked || desk.guardedUntil(member).isPresent());
    }

    public Page form(Self self, String base, Part part, boolean masked) {
        return OwnForm.of(part, view(self, base, masked), rule(part));
    }

    /// Saves the part and goes back to the page, or shows the form again with what is wrong and nothing lost.
    ///
    /// @param masked as the form was opened; contacts it did not show are changed only by saying that they fail
    public Page save(
            Self self,
            String base,
            Part part,
            long version,
            MultiValueMap<String, String> sent,
            HttpServletResponse response,
            boolean masked) {
        OwnForm form = OwnForm.of(part, view(self, base, masked), rule(part));
        Map<String, String> written = OwnForm.written(part, sent);
        written.keySet().removeAll(form.kept().keySet());
        try {
            List<String> fails = sent.getOrDefault("fails", List.of());
            OwnDesk.Saved saved = desk.edit(self, version, written);
            form.kept().keySet().stream().filter(fails::contains).forEach(path -> desk.contactFails(self, path, true));
            return saved.waiting().isEmpty()
                    ? Redirect.to(base).saying("members.mine.saved")
                    : Redirect.to(base).saying("members.mine.waits");
        } catch (Refusals refused) {
            response.setStatus(422);
            return form.again(written, refused.words());
        } catch (OptimisticLockingFailureException overtaken) {
            response.setStatus(409);
            return form.overtaken(written);
        }
    }

    /// The strictest of the rules of a part's facts, so that nobody is surprised.
    private FieldRule rule(Part part) {
        return rules.all().entrySet().stream()
                .filter(rule -> part.holds(rule.getKey()))
                .map(Map.Entry::getValue)
                .filter(rule -> rule != FieldRule.NEVER)
                .max(java.util.Comparator.naturalOrder())
                .orElse(FieldRule.NEVER);
    }
}
