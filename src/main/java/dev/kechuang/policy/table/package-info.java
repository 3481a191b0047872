/** Decision tables of a policy pack: DMN 1.3 read strictly, compiled to plain Java, and examined for mistakes. */
package dev.kechuang.policy.table;
