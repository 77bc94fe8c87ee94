package org.tongchuang.members.roster;

public enum Sex {
    MALE,
    FEMALE
}
