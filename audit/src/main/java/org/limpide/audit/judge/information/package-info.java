/**
 * Rules on forms, notices, rights and social pages (FM, IN, RT, SN-01, SN-02, RP-04).
 *
 * <p>A visit's pages become {@link org.limpide.audit.judge.information.Prose}: lines and sentences
 * in a plain form that patterns are written for, kept with what the page really says, which is what
 * proofs quote. {@link org.limpide.audit.judge.information.Reading} says which pages were read,
 * {@link org.limpide.audit.judge.information.Notice} which of them inform on personal data, {@link
 * org.limpide.audit.judge.information.Forms} who asks for what. Rules find nothing by themselves in
 * raw text. A text that could not be read, or in another language, concludes nothing.
 */
@NullMarked
package org.limpide.audit.judge.information;

import org.jspecify.annotations.NullMarked;
