package org.tongchuang.members.records;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Universities;

/// Students become alumni by themselves when the day of their expected graduation has passed. Looks every hour;
/// two nodes that look at once do no harm, for the second finds nobody left or loses the race for a record. Not while
/// `doctor` only looks.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class Graduation {

    private static final Logger LOG = LoggerFactory.getLogger(Graduation.class);
    private static final int LOT = 500;

    private final Members members;
    private final JdbcTemplate jdbc;
    private final Universities universities;
    private final Clock clock;

    Graduation(Members members, JdbcTemplate jdbc, Universities universities, Clock clock) {
        this.members = members;
        this.jdbc = jdbc;
        this.universities = universities;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1H")
    void graduate() {
        LocalDate today = universities.today();
        UUID after = new UUID(0, 0);
        List<UUID> students = studentsAfter(after);
        while (!students.isEmpty()) {
            for (Member student :
                    members.all(students.stream().map(MemberId::new).toList())) {
                graduate(student, today);
            }
            students = studentsAfter(students.getLast());
        }
    }

    private List<UUID> studentsAfter(UUID after) {
        return jdbc.query("""
                select id from members.member where facts ->> 'standing' = 'STUDENT' and id > ? order by id limit ?
                """, (row, n) -> row.getObject(1, UUID.class), after, LOT);
    }

    private void graduate(Member student, LocalDate today) {
        List<Education> expected = student.educations().stream()
                .filter(education -> education.expectedGraduation() != null)
                .toList();
        boolean over = !expected.isEmpty() && expected.stream().allMatch(education -> passed(education, today));
        if (!over) {
            return;
        }
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        changes.put("standing", "GRADUATE");
        for (Education education : expected) {
            String day = education.expectedGraduation();
            if (education.graduationYear() == null && day != null) {
                changes.put("education." + education.number() + ".graduationYear", day.substring(0, 4));
            }
        }
        try {
            members.save(student.edit(changes, new Origin(Source.HOUSE, clock.instant(), null, "Tongchuang", null)));
        } catch (OptimisticLockingFailureException beingEdited) {
            LOG.debug("{} is being edited; the next round will do", student.id());
        }
    }

    private static boolean passed(Education education, LocalDate today) {
        String day = education.expectedGraduation();
        return day != null && day.length() == 10 && LocalDate.parse(day).isBefore(today);
    }
}
