package org.tongchuang.members.demo;

import java.time.LocalDate;
import org.tongchuang.members.demo.Campus.Major;
import org.tongchuang.members.demo.Intake.Seat;

/// A person in the making: what the later parts of a life depend on.
///
/// @param lastYear when the last degree was finished or the studies were broken off; beyond the reference year for
///     those who still study
/// @param diedIn 0 for the living
record Student(int number, Names.Name name, boolean male, LocalDate born, Seat seat, int lastYear, int diedIn) {

    Major major() {
        return seat.room().major();
    }

    int entered() {
        return seat.room().year();
    }

    int age() {
        return DemoPeople.TODAY.getYear() - born.getYear();
    }

    boolean studies() {
        return lastYear > DemoPeople.TODAY.getYear();
    }

    /// The last year anything can be told of.
    int until() {
        return diedIn > 0 ? diedIn : DemoPeople.TODAY.getYear();
    }
}
