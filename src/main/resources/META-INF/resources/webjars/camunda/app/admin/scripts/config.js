// The web apps cut the region off the browser's language and look for plain 'zh' among the available locales,
// so 'zh-CN' is never found that way: a Chinese browser reaches it as the fallback, every other one falls back to English.
const fallbackLocale = /^zh/i.test((navigator.languages || [])[0] || navigator.language || '') ? 'zh-CN' : 'en';

export default {
  app: {
    name: '系统管理',
    vendor: '科创奖补'
  },
  locales: {
    availableLocales: ['zh-CN', 'en'],
    fallbackLocale
  }
};
