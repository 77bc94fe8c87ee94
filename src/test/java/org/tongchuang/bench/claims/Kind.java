package org.tongchuang.bench.claims;

/// Who claims, and how many of ten thousand. The shares and what each of them knows were written down before the ladder
/// was measured; docs/decisions/0024 says what they rest on.
public enum Kind {
    PLAIN(4_000, true),
    /// The name as another hand wrote it on the roster: homophones, look-alikes, traditional characters, dialect.
    MISSPELT(1_000, true),
    CHANGED_NAME(500, true),
    /// The birthday on the roster is another: lunar, mistyped, or that of the household register.
    OTHER_BIRTHDAY(600, true),
    /// Slips of the finger in what they type.
    MISTYPED(800, true),
    PINYIN(300, true),
    /// Somebody else on the roster has just that name.
    NAMESAKE(500, true),
    /// An alum whom the roster lacks.
    NEWCOMER(700, true),
    /// A stranger with a leaked list of names, classes and years.
    LEAKED_LIST(500, false),
    /// Knows birthdays, and student numbers now and then.
    CLASSMATE(500, false),
    /// Knows the person's papers, but not their student days.
    RELATIVE(350, false),
    /// Bought ID numbers with names, and looked around the web.
    BROKER(250, false);

    private final int count;
    private final boolean honest;

    Kind(int count, boolean honest) {
        this.count = count;
        this.honest = honest;
    }

    public int count() {
        return count;
    }

    public boolean isHonest() {
        return honest;
    }
}
