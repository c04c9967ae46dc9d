package org.songline.release.check.rule;

/**
 * Something that a rule found.
 *
 * @param rule its number, 1 to 100
 * @param name of the rule
 * @param place in plain words, for example {@code track 3, Low Tide}
 * @param what is wrong, a plain clause
 * @param mend what to do about it, one sentence
 * @param automatic whether the rule's own fix mends it
 * @param byPerson whether a person who looked may confirm that it is right as it is
 */
public record Finding(
    int rule,
    String name,
    Severity severity,
    String place,
    String what,
    String mend,
    boolean automatic,
    boolean byPerson) {}
