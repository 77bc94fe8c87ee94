package org.tongchuang.identity.staff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Role;
import org.tongchuang.shared.Words;

/// An account as written on the form. Names of schools may hold commas, so they are read one by one and not bound.
///
/// @param role the name of a role, or whatever was sent
public record AccountForm(String name, String email, String role, List<Reach.Unit> units) {

    static final AccountForm EMPTY = new AccountForm("", "", Role.RECORDS_OFFICER.name(), List.of());

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_EMAIL = 200;
    private static final int LONGEST_UNIT = 100;
    private static final int MOST_UNITS = 50;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+\\.[^\\s@\\p{Cntrl}]+");

    static AccountForm of(MultiValueMap<String, String> sent) {
        List<String> schools = sent.getOrDefault("school", List.of());
        List<String> departments = sent.getOrDefault("department", List.of());
        List<Reach.Unit> units = new ArrayList<>();
        for (int i = 0; i < Math.min(schools.size(), MOST_UNITS); i++) {
            String school = tidy(schools.get(i));
            String department = i < departments.size() ? tidy(departments.get(i)) : "";
            if (!school.isEmpty() || !department.isEmpty()) {
                units.add(new Reach.Unit(school, department.isEmpty() ? null : department));
            }
        }
        return new AccountForm(
                tidy(first(sent, "name")),
                tidy(first(sent, "email")),
                first(sent, "role"),
                units.stream().distinct().toList());
    }

    static AccountForm of(Account account) {
        return new AccountForm(account.name(), account.email(), account.role().name(), account.units());
    }

    /// What is wrong with it, by field, in the reader's language.
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (name.isEmpty()) {
            problems.put("name", Words.text("identity.name.missing"));
        } else if (name.length() > LONGEST_NAME) {
            problems.put("name", Words.text("identity.name.long"));
        }
        if (email.isEmpty()) {
            problems.put("email", Words.text("identity.email.missing"));
        } else if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            problems.put("email", Words.text("identity.email.wrong"));
        }
        if (Role.ofOffice().stream().noneMatch(known -> known.name().equals(role))) {
            problems.put("role", Words.text("identity.role.missing"));
        } else if (chosenRole() == Role.DEPARTMENT_OFFICER) {
            unitProblem(problems);
        }
        return problems;
    }

    Role chosenRole() {
        return Role.valueOf(role);
    }

    /// The units that matter: only a department officer has any.
    List<Reach.Unit> reach() {
        return chosenRole() == Role.DEPARTMENT_OFFICER ? units : List.of();
    }

    private void unitProblem(Map<String, String> problems) {
        if (units.isEmpty()) {
            problems.put("units", Words.text("identity.units.missing"));
        } else if (units.stream().anyMatch(unit -> unit.school().isEmpty())) {
            problems.put("units", Words.text("identity.units.school-missing"));
        } else if (units.stream().anyMatch(unit -> unit.token().length() > LONGEST_UNIT)) {
            problems.put("units", Words.text("identity.units.long"));
        }
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    private static String tidy(String typed) {
        return typed.replaceAll("\\p{Cntrl}", "").strip();
    }
}
