package dev.kechuang.payout.process;

import dev.kechuang.payout.BankFiles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Box "生成银行文件" in bpmn/payout/payment-batch.bpmn. */
@Component
class WriteBankFileDelegate implements JavaDelegate {

    private final BankFiles bankFiles;

    WriteBankFileDelegate(BankFiles bankFiles) {
        this.bankFiles = bankFiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        bankFiles.write(execution.getProcessBusinessKey());
    }
}
