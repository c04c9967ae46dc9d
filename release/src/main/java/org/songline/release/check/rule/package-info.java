/** What a rule is, what it sees and what it finds. */
@org.jspecify.annotations.NullMarked
package org.songline.release.check.rule;
