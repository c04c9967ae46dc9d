/** What the coach says: a finding with its evidence and its remedies, and the rule that made it. */
@org.jspecify.annotations.NullMarked
package org.songline.coach.finding;
