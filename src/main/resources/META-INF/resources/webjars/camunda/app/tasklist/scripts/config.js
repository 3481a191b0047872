import './last-day.js';

// The web apps cut the region off the browser's language and look for plain 'zh' among the available locales,
// so 'zh-CN' is never found that way: a Chinese browser reaches it as the fallback, every other one falls back to English.
const fallbackLocale = /^zh/i.test((navigator.languages || [])[0] || navigator.language || '') ? 'zh-CN' : 'en';

export default {
  app: {
    name: '任务列表',
    vendor: '科创奖补'
  },
  locales: {
    availableLocales: ['zh-CN', 'en'],
    fallbackLocale
  },
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '认领当前选中的任务'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '定位到列表中的第一个筛选器'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '定位到列表中的第一项任务'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '定位到任务表单的第一个输入框'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '打开启动流程对话框'
    }
  }
};
