package org.tongchuang.members.demo;

import java.util.ArrayList;
import java.util.List;

/// The schools of 江海大学 with their departments and majors, each from the year it began.
final class Campus {

    /// @param dashed classes are called 信工2003-1, not 物理1998级1班
    record School(String code, String name, int since, boolean dashed) {}

    record Department(School school, String name, List<String> fields) {}

    /// @param nickname what students call it, and so the start of class names
    /// @param years of study for a bachelor's degree
    record Major(Department department, String name, String nickname, int since, int weight, int years) {

        String school() {
            return department.school.name;
        }
    }

    private final List<Major> majors = new ArrayList<>();

    Campus() {
        School school = new School("", "", 0, false);
        for (String line : Lines.of("schools.txt")) {
            if (line.charAt(0) == ' ') {
                department(school, line.strip());
            } else {
                List<String> cells = Lines.cells(line);
                String[] name = cells.get(0).split(" ");
                school = new School(
                        name[0],
                        name[1],
                        Integer.parseInt(cells.get(1)),
                        cells.get(2).equals("D"));
            }
        }
    }

    private void department(School school, String line) {
        int open = line.indexOf('[');
        int close = line.indexOf(']');
        Department department =
                new Department(school, line.substring(0, open).strip(), Lines.words(line.substring(open + 1, close)));
        for (String word : Lines.words(line.substring(close + 2))) {
            String[] parts = word.split("/");
            boolean long5 = parts[0].endsWith("*");
            majors.add(new Major(
                    department,
                    parts[0].replace("*", ""),
                    parts[1],
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    long5 ? 5 : 4));
        }
    }

    List<Major> majors() {
        return majors;
    }

    Major byNickname(String nickname) {
        return majors.stream()
                .filter(major -> major.nickname.equals(nickname))
                .findFirst()
                .orElseThrow();
    }

    /// Another major of the same school that was taught then.
    Major neighbour(Draw draw, Major major, int year) {
        List<Major> near = majors.stream()
                .filter(one -> one.department.school == major.department.school && one.since <= year)
                .toList();
        return near.isEmpty() || draw.chance(0.7) ? major : draw.any(near);
    }
}
