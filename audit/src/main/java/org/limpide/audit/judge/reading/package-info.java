/**
 * How an evaluator reads a page: words without accents or case, sentences, buttons. Says nothing of
 * any rule.
 */
@NullMarked
package org.limpide.audit.judge.reading;

import org.jspecify.annotations.NullMarked;
