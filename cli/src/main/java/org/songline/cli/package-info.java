/**
 * The {@code songline} command: one class for each subcommand, which only reads options, calls the
 * library and shows the outcome. Exit 0 done, 1 the work failed, 2 the call was wrong, 3 a check
 * found problems. Start with {@link org.songline.cli.Main}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.cli;
