/**
 * What is to be done: filed by the other desks or by people, with a risk, an owner and a deadline,
 * until it is closed for a reason.
 *
 * <p>A desk files with {@link org.limpide.server.tasks.Tasks#open} and closes with {@link
 * org.limpide.server.tasks.Tasks#resolve}, naming its own reference; it never has to remember the
 * task. Auditors from outside see none of it.
 */
@NullMarked
package org.limpide.server.tasks;

import org.jspecify.annotations.NullMarked;
