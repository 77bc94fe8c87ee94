package org.tongchuang.members.roster;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person as one roster row tells of them. What the row does not say, or says in a cell that was rejected, is null
/// or an empty list, never a guess.
///
/// @param birthDate from its own cell, else from the ID number
/// @param sex likewise
/// @param phones E.164, in the order written, each once
/// @param emails lower case, in the order written, each once
/// @param expectedGraduation when a student is to finish; a year alone means the end of June, a month its last day
/// @param standing as written, or `STUDENT` when the graduation lies ahead
/// @param deceased null when the row does not say
public record RosterEntry(
        PersonName name,
        @Nullable Sex sex,
        @Nullable PartialDate birthDate,
        @Nullable IdDocument document,
        List<Phone> phones,
        List<String> emails,
        @Nullable String wechat,
        List<String> addresses,
        List<Education> educations,
        @Nullable Career career,
        @Nullable Place place,
        @Nullable String notes,
        @Nullable Standing standing,
        @Nullable LocalDate expectedGraduation,
        @Nullable Boolean deceased) {

    /// One course of study.
    ///
    /// @param studentNumber with its leading zeros
    /// @param degreeText the degree as written
    /// @param entryFromClass whether the entry year was read from the class name
    public record Education(
            @Nullable String studentNumber,
            @Nullable String school,
            @Nullable String department,
            @Nullable String major,
            @Nullable String className,
            @Nullable Degree degree,
            @Nullable String degreeText,
            @Nullable PartialDate entered,
            boolean entryFromClass,
            @Nullable PartialDate graduated) {}

    /// Present work.
    public record Career(
            @Nullable String employer,
            @Nullable String title,
            @Nullable String industry) {}

    /// Where somebody lives.
    ///
    /// @param country ISO 3166-1 alpha-2
    /// @param province short, as in 广东, when it is one of China; else as written
    /// @param city short, as in 深圳, when it is one of China; else as written
    public record Place(
            @Nullable String country,
            @Nullable String province,
            @Nullable String city) {}

    /// @param e164 with its plus sign
    /// @param extension digits, or empty
    public record Phone(String e164, String extension) {

        /// As a record keeps it: E.164, with `;ext=` (RFC 3966) where there is an extension.
        public String whole() {
            return extension.isEmpty() ? e164 : e164 + ";ext=" + extension;
        }
    }

    /// @param number in capitals, without blanks; a mainland ID number always has 18 digits
    public record IdDocument(Kind kind, String number) {

        public enum Kind {
            RESIDENT_ID,
            HONG_KONG_MACAO_TAIWAN_RESIDENCE,
            FOREIGN_RESIDENCE,
            HONG_KONG_MACAO_PERMIT,
            TAIWAN_PERMIT,
            HONG_KONG_ID,
            MACAO_ID,
            PASSPORT,
            OTHER
        }
    }
}
