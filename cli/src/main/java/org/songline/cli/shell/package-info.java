/** What commands talk to: streams, exit codes, failures as one line. */
@org.jspecify.annotations.NullMarked
package org.songline.cli.shell;
