<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccuracyFigure</name>
    <message>
        <source>Space trains</source>
        <translation>按空格键开始训练</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>of {n} held-out examples right</source>
        <translation>测试样本正确率（{n} 个）</translation>
    </message>
    <message>
        <source>right, held out</source>
        <translation>测试集答对</translation>
    </message>
    <message>
        <source>{n}%</source>
        <translation>{n}%</translation>
    </message>
    <message>
        <source>{right}, {ringed}</source>
        <translation>{right}，{ringed}</translation>
    </message>
    <message>
        <source>{share} of the {n} shown, wrong ones ringed</source>
        <translation>图上 {n} 个中答对 {share}，答错的加圈</translation>
    </message>
</context>
<context>
    <name>Body</name>
    <message>
        <source>The controls have no room beside the explanation; E or Esc brings them back.</source>
        <translation>说明旁边放不下控件；按 E 或 Esc 就会回来。</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>Remove this card</source>
        <translation>移除这张卡片</translation>
    </message>
    <message>
        <source>Start from here: the current position of this run becomes the new start</source>
        <translation>从这里出发：以这一组的当前位置为新起点</translation>
    </message>
    <message>
        <source>The loss of run {x}</source>
        <translation>{x} 组的损失函数</translation>
    </message>
</context>
<context>
    <name>ChainPage</name>
    <message>
        <source>The run whose slope is taken apart; there is no room for all</source>
        <translation>要拆解哪一组的斜率；空间不足以显示所有的组</translation>
    </message>
    <message>
        <source>Why there is a slope or none: each run&apos;s gradient by the chain rule</source>
        <translation>为何有斜率或没有：以链式法则看每一组的梯度</translation>
    </message>
    <message>
        <source>chain rule</source>
        <translation>链式法则</translation>
    </message>
</context>
<context>
    <name>ClassesScreen</name>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>CLASS AS A NUMBER</source>
        <translation>用数字表示类别</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>DISTANCES</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>No order to choose.</source>
        <translation>不必排顺序。</translation>
    </message>
    <message>
        <source>Numbered in another order: {shares}.</source>
        <translation>换个编号顺序：{shares}。</translation>
    </message>
    <message>
        <source>ONE-HOT</source>
        <translation>独热编码</translation>
    </message>
    <message>
        <source>Output of the model</source>
        <translation>模型的输出</translation>
    </message>
    <message>
        <source>case</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>each side √2 ≈ 1.41</source>
        <translation>每边 √2 ≈ 1.41</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>squared error to each class</source>
        <translation>对各类别的平方误差</translation>
    </message>
    <message>
        <source>{n}%</source>
        <translation>{n}%</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>Colour scale</source>
        <translation>色阶</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>A row for each run: steps to arrive, and the loss and slope at the end</source>
        <translation>每组一行：到达所需步数，以及最后的损失与斜率</translation>
    </message>
    <message>
        <source>Arrived: at most 1% is left of the way from the loss of equal logits down to the least. The first time counts.</source>
        <translation>到达：从 logits 全部相等时的损失降到最小值，这段路只剩不到 1%。以第一次到达为准。</translation>
    </message>
    <message>
        <source>Copied the table: paste it into a spreadsheet.</source>
        <translation>已复制表格，可粘贴到电子表格。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the table for a spreadsheet: every digit, with tabs between the columns (Ctrl+C in the table)</source>
        <translation>复制表格，供电子表格使用：保留所有位数，列与列之间用制表符分隔（在表格中按 Ctrl+C）</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>final e</source>
        <translation>最终 e</translation>
    </message>
    <message>
        <source>final slope</source>
        <translation>最终斜率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>not within {n}</source>
        <translation>{n} 步内未到达</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>run</source>
        <translation>组</translation>
    </message>
    <message>
        <source>steps to arrive</source>
        <translation>到达步数</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>{n}, then left</source>
        <translation>{n}，后又离开</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Sort by {column}</source>
        <translation>按{column}排序</translation>
    </message>
    <message>
        <source>The runs compared: click a header to sort by it</source>
        <translation>各组的比较：点击列标题即可排序</translation>
    </message>
    <message>
        <source>sorted by {column}</source>
        <translation>按{column}排序</translation>
    </message>
    <message>
        <source>sorted by {column}, falling</source>
        <translation>按{column}排序，从大到小</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix: the answers to the images of each class</source>
        <translation>混淆矩阵：每一类别的图像得到的答案</translation>
    </message>
    <message>
        <source>Rows: the true class. Columns: the answer. Right answers are framed. A click on a cell shows its images. Keys: arrows choose a cell, Space shows its images.</source>
        <translation>行：实际的类别。列：网络的答案。答对的有外框。点一格就显示其中的图像。键盘：方向键选格子，空格键显示图像。</translation>
    </message>
    <message>
        <source>rows: true class · columns: answer</source>
        <translation>行：实际类别 · 列：答案</translation>
    </message>
    <message>
        <source>true ↓   answer →</source>
        <translation>实际 ↓   答案 →</translation>
    </message>
    <message>
        <source>{run}: {n} of {count} right</source>
        <translation>{run}：{count} 张中答对 {n} 张</translation>
    </message>
</context>
<context>
    <name>CurvesPage</name>
    <message>
        <source>The loss along the difference of the two axis logits</source>
        <translation>损失沿两坐标轴 logit 之差的变化</translation>
    </message>
    <message>
        <source>The loss and its slope by step, and a slice through the surfaces</source>
        <translation>逐步的损失与斜率，以及曲面的剖面</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>e along {difference}</source>
        <translation>e 沿 {difference}</translation>
    </message>
    <message>
        <source>e by step</source>
        <translation>各步的 e</translation>
    </message>
    <message>
        <source>slope by step</source>
        <translation>各步的斜率</translation>
    </message>
</context>
<context>
    <name>DataFiles</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>MNIST files</source>
        <translation>MNIST 文件</translation>
    </message>
    <message>
        <source>Open images and labels</source>
        <translation>打开图像与标签</translation>
    </message>
    <message>
        <source>Opened {name} with the built-in digits. {why}</source>
        <translation>已打开 {name}，改用内置的手写数字。{why}</translation>
    </message>
    <message>
        <source>Opened {name}.</source>
        <translation>已打开 {name}。</translation>
    </message>
    <message>
        <source>Opened {name}. Its images in {file} have changed since it was saved.</source>
        <translation>已打开 {name}。{file} 里的图像在保存之后有变动。</translation>
    </message>
    <message>
        <source>Opened {name}: {train} images to train with, {held} held out.</source>
        <translation>已打开 {name}：{train} 张图像用来训练，{held} 张用来测试。</translation>
    </message>
    <message>
        <source>Reading {name} was cancelled.</source>
        <translation>已取消读取 {name}。</translation>
    </message>
    <message>
        <source>Reading {name}: {percent}%</source>
        <translation>正在读取 {name}：{percent}%</translation>
    </message>
    <message>
        <source>The network is trained with the built-in digits.</source>
        <translation>网络改用内置的手写数字训练。</translation>
    </message>
</context>
<context>
    <name>DescentColumn</name>
    <message>
        <source>Every loss with its value and slope</source>
        <translation>各损失函数的值与斜率</translation>
    </message>
    <message>
        <source>LOSSES</source>
        <translation>损失函数</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>Logits</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>SOFTMAX · {p} BESIDE {t}</source>
        <translation>softmax · {p} 对照 {t}</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>The logits: where descent starts</source>
        <translation>logits：下降的起点</translation>
    </message>
    <message>
        <source>The probabilities beside the target</source>
        <translation>概率对照目标</translation>
    </message>
    <message>
        <source>{marks} at step {n}</source>
        <translation>{marks} 第 {n} 步</translation>
    </message>
</context>
<context>
    <name>DescentPanel</name>
    <message>
        <source>Folded for lack of room: how the surfaces are drawn</source>
        <translation>空间不够而收起：曲面的画法</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>DigitGrid</name>
    <message>
        <source>Images held out, and what each run answers</source>
        <translation>测试用的图像，以及各组的答案</translation>
    </message>
</context>
<context>
    <name>DigitImage</name>
    <message>
        <source>A handwritten {digit}</source>
        <translation>手写的 {digit}</translation>
    </message>
</context>
<context>
    <name>DigitLosses</name>
    <message>
        <source>The losses of this image alone</source>
        <translation>只看这一张图像的损失</translation>
    </message>
</context>
<context>
    <name>DigitsPanel</name>
    <message>
        <source>DIGITS</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>IMAGES</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Confusion matrix: count the answers to the images of each class, in place of the curves</source>
        <translation>混淆矩阵：在曲线的位置统计每一类别的图像得到哪些答案</translation>
    </message>
    <message>
        <source>Show only images answered wrong, of all that are held out, the most confident answers first</source>
        <translation>只显示全部测试图像中答错的，最有把握的排在前面</translation>
    </message>
    <message>
        <source>The run whose wrong answers are shown and whose confusions are counted</source>
        <translation>要看哪一组答错的图像与混淆矩阵</translation>
    </message>
    <message>
        <source>confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>only wrong</source>
        <translation>只看答错</translation>
    </message>
</context>
<context>
    <name>DistancePage</name>
    <message>
        <source>Predictions of three classes are the points of a triangle.</source>
        <translation>三个类别的预测就是三角形里的点。</translation>
    </message>
    <message>
        <source>SIMPLEX</source>
        <translation>单纯形</translation>
    </message>
    <message>
        <source>Show with three classes</source>
        <translation>改用三个类别</translation>
    </message>
    <message>
        <source>The loss drawn on the triangle</source>
        <translation>画在三角形上的损失函数</translation>
    </message>
    <message>
        <source>This loss depends on more than {p}: a point of the triangle has no value of it.</source>
        <translation>这个损失不只取决于 {p}，三角形上的点没有对应的值。</translation>
    </message>
    <message>
        <source>Three classes make a triangle</source>
        <translation>三个类别才成三角形</translation>
    </message>
</context>
<context>
    <name>DistanceTable</name>
    <message>
        <source>Distances between the classes</source>
        <translation>类别之间的距离</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>one-hot</source>
        <translation>独热</translation>
    </message>
    <message>
        <source>{a} to {b}</source>
        <translation>{a} 到 {b}</translation>
    </message>
</context>
<context>
    <name>DistributionBoxes</name>
    <message>
        <source>{name}: the probability of outcome {n}</source>
        <translation>{name}：结果 {n} 的概率</translation>
    </message>
</context>
<context>
    <name>DraggableBlock</name>
    <message>
        <source>Drag the box up or down, or the bar along its length.</source>
        <translation>方框可上下拖动，长条可左右拖动。</translation>
    </message>
</context>
<context>
    <name>EntropyBars</name>
    <message>
        <source>0: certain</source>
        <translation>0：完全确定</translation>
    </message>
    <message>
        <source>Cross-entropy is entropy plus the gap</source>
        <translation>交叉熵 = 熵 + 差距</translation>
    </message>
    <message>
        <source>The gap, KL, is never negative: 0 only where the two distributions agree</source>
        <translation>差距 KL 不会是负的：两个分布一致时才是 0</translation>
    </message>
    <message>
        <source>larger entropy = more uncertain</source>
        <translation>熵越大，越不确定</translation>
    </message>
    <message>
        <source>uniform: {x}</source>
        <translation>均匀分布：{x}</translation>
    </message>
</context>
<context>
    <name>ExampleBars</name>
    <message>
        <source>Minus the logarithm turns the product into a sum: least loss is greatest likelihood</source>
        <translation>取负对数，乘积变成总和：损失最小，就是似然最大</translation>
    </message>
    <message>
        <source>The product of the probabilities, and the sum of the cross-entropies</source>
        <translation>概率的乘积，以及交叉熵的总和</translation>
    </message>
    <message>
        <source>greatest possible: {x}</source>
        <translation>最大可到 {x}</translation>
    </message>
    <message>
        <source>least possible: {x}</source>
        <translation>最小可到 {x}</translation>
    </message>
    <message>
        <source>likelihood = product = {x}</source>
        <translation>似然 = 乘积 = {x}</translation>
    </message>
    <message>
        <source>sum = −ln {x} = {sum}</source>
        <translation>总和 = −ln {x} = {sum}</translation>
    </message>
    <message>
        <source>sum of cross-entropies = −ln {x} = {sum}</source>
        <translation>交叉熵总和 = −ln {x} = {sum}</translation>
    </message>
    <message>
        <source>sum of cross-entropies Σ eₙ = −ln {x} = {sum}, mean L = {mean}</source>
        <translation>交叉熵总和 Σ eₙ = −ln {x} = {sum}，平均 L = {mean}</translation>
    </message>
</context>
<context>
    <name>ExplainPanel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the explanation (Esc)</source>
        <translation>关闭讲解 (Esc)</translation>
    </message>
    <message>
        <source>Copied the explanation as LaTeX.</source>
        <translation>已复制讲解的 LaTeX。</translation>
    </message>
    <message>
        <source>Copied the explanation as text.</source>
        <translation>已复制讲解文字。</translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation>复制 LaTeX</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Copy the explanation as LaTeX, an align* environment</source>
        <translation>把讲解复制成 LaTeX（align* 环境）</translation>
    </message>
    <message>
        <source>Copy the explanation as plain text</source>
        <translation>把讲解复制成纯文本</translation>
    </message>
    <message>
        <source>Explanation of the chosen loss</source>
        <translation>所选损失函数的讲解</translation>
    </message>
    <message>
        <source>Its gradient</source>
        <translation>损失的梯度</translation>
    </message>
    <message>
        <source>Its gradient by the chain rule</source>
        <translation>以链式法则求它的梯度</translation>
    </message>
    <message>
        <source>Softmax: from logits to probabilities</source>
        <translation>softmax：从 logits 到概率</translation>
    </message>
    <message>
        <source>The formula with its numbers</source>
        <translation>代入数字的公式</translation>
    </message>
    <message>
        <source>The loss that is explained</source>
        <translation>讲解的损失函数</translation>
    </message>
    <message>
        <source>The loss, term by term</source>
        <translation>损失，逐项来看</translation>
    </message>
    <message>
        <source>held</source>
        <translation>固定</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Open lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
</context>
<context>
    <name>FlowArrangement</name>
    <message>
        <source>The example in the network, layer by layer</source>
        <translation>样本在网络中逐层的计算</translation>
    </message>
</context>
<context>
    <name>FlowPanel</name>
    <message>
        <source>FROM x TO e</source>
        <translation>从 x 到 e</translation>
    </message>
    <message>
        <source>The example before</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>The next example</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>The number of the example among those held out</source>
        <translation>样本在测试数据中的编号</translation>
    </message>
    <message>
        <source>The run looked at</source>
        <translation>当前查看的组别</translation>
    </message>
    <message>
        <source>example</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>of {n}</source>
        <translation>／ {n}</translation>
    </message>
</context>
<context>
    <name>GapAndRatio</name>
    <message>
        <source>The gap between two logits beside the ratio of their probabilities</source>
        <translation>两个 logit 的差，对照两个概率的比</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>差</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>比</translation>
    </message>
</context>
<context>
    <name>HingeCurve</name>
    <message>
        <source>A wrong class costs until the right one is 1 ahead; hinge is the sum divided by K</source>
        <translation>正确类别没有领先 1 以上，这个错误类别就要付代价；合页损失是总和除以 K</translation>
    </message>
    <message>
        <source>Hinge: what each wrong class costs, by its margin</source>
        <translation>合页损失：每个错误类别的代价，依间隔而定</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>代价</translation>
    </message>
</context>
<context>
    <name>ImageChooser</name>
    <message>
        <source>Class of image {letter}</source>
        <translation>图像 {letter} 的类别</translation>
    </message>
    <message>
        <source>Click: the next one of this class. Arrow keys: pixel by pixel.</source>
        <translation>点一下：同类别的下一张。方向键：逐个像素移动。</translation>
    </message>
    <message>
        <source>Image {letter}: its number in its class</source>
        <translation>图像 {letter}：在该类别中的编号</translation>
    </message>
    <message>
        <source>Image {letter}: the next one of its class</source>
        <translation>图像 {letter}：同类别的下一张</translation>
    </message>
    <message>
        <source>Image {letter}: the one before in its class</source>
        <translation>图像 {letter}：同类别的上一张</translation>
    </message>
    <message>
        <source>{letter}, {role}: image {n} of class {name}</source>
        <translation>{letter}，{role}：类别 {name} 的第 {n} 张图像</translation>
    </message>
</context>
<context>
    <name>ImagesPage</name>
    <message>
        <source>ALL THE NUMBERS</source>
        <translation>所有数值</translation>
    </message>
    <message>
        <source>An all-black image is not a distribution: 0/0.</source>
        <translation>全黑的图像不是分布：0/0。</translation>
    </message>
    <message>
        <source>Below 0, because pixels are above 1: this is no cross-entropy.</source>
        <translation>像素大于 1，所以小于 0：这已经不是交叉熵。</translation>
    </message>
    <message>
        <source>Pixels are not a distribution over classes: many can be bright at once, those of a add up to {sum}; but only one class is right, and the probabilities of the classes add up to 1.</source>
        <translation>像素不是类别的概率分布：许多像素可以同时是亮的，a 的像素总和是 {sum}；但正确的类别只有一个，各类别的概率总和是 1。</translation>
    </message>
    <message>
        <source>Pixels from 0 to 1, or from 0 to 255 as in the file, for a program that does not scale them</source>
        <translation>像素取 0 到 1，或照文件取 0 到 255：程序没有缩放像素时，算的就是后者</translation>
    </message>
    <message>
        <source>Pixels that add ∞ (crosses): {n}.</source>
        <translation>贡献 ∞ 的像素（打叉处）：{n} 个。</translation>
    </message>
    <message>
        <source>Squared error and cross-entropy of two pictures, pixel by pixel</source>
        <translation>两张图像的平方误差与交叉熵，逐像素比较</translation>
    </message>
    <message>
        <source>Swap the two images: a cross-entropy the other way round is another number</source>
        <translation>交换两张图像：反过来的交叉熵是另一个数</translation>
    </message>
    <message>
        <source>TWO IMAGES</source>
        <translation>两张图像</translation>
    </message>
    <message>
        <source>The other way round: {x}.</source>
        <translation>反过来：{x}。</translation>
    </message>
    <message>
        <source>The same the other way round.</source>
        <translation>反过来也一样。</translation>
    </message>
    <message>
        <source>Two images</source>
        <translation>两张图像</translation>
    </message>
    <message>
        <source>pixels 0 … 1</source>
        <translation>像素 0 … 1</translation>
    </message>
    <message>
        <source>pixels 0 … 255</source>
        <translation>像素 0 … 255</translation>
    </message>
    <message>
        <source>the answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>the prediction</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>InformationPage</name>
    <message>
        <source>Drag a bar: the others of its distribution make room</source>
        <translation>拖动柱子：同一分布的其他柱子会跟着调整</translation>
    </message>
    <message>
        <source>ENTROPY + GAP = CROSS-ENTROPY</source>
        <translation>熵 + 差距 = 交叉熵</translation>
    </message>
    <message>
        <source>Expecting Q where P is true costs the gap on top: H(P, Q) ≥ H(P), equal only where Q = P.</source>
        <translation>真实分布是 P，却用 Q 估计，就多付这段差距：H(P, Q) ≥ H(P)，只有 Q = P 时相等。</translation>
    </message>
    <message>
        <source>INFORMATION CONTENT · ln(1/p)</source>
        <translation>信息量 · ln(1/p)</translation>
    </message>
    <message>
        <source>Information content ln(1/p): the rarer, the more an event tells</source>
        <translation>信息量 ln(1/p)：越少见的事，信息量越大</translation>
    </message>
    <message>
        <source>P = {t}, Q = {p}</source>
        <translation>P = {t}，Q = {p}</translation>
    </message>
    <message>
        <source>P is the target {t}, Q the prediction {p}: H(P, Q) is the cross-entropy loss, H(P) its least.</source>
        <translation>P 是目标 {t}，Q 是预测 {p}：H(P, Q) 就是交叉熵损失，H(P) 是它的最小值。</translation>
    </message>
    <message>
        <source>TWO DISTRIBUTIONS</source>
        <translation>两个分布</translation>
    </message>
    <message>
        <source>Take the target {t} of the classifier for P and its prediction {p} for Q</source>
        <translation>以分类器的目标 {t} 为 P，以它的预测 {p} 为 Q</translation>
    </message>
    <message>
        <source>The two distributions of the course notes</source>
        <translation>课程讲义里的两个分布</translation>
    </message>
    <message>
        <source>course&apos;s P and Q</source>
        <translation>讲义的 P 和 Q</translation>
    </message>
</context>
<context>
    <name>InsidePage</name>
    <message>
        <source>Inside</source>
        <translation>内部计算</translation>
    </message>
    <message>
        <source>One example through every layer with its numbers, and the weights</source>
        <translation>一个样本逐层的计算和数值，以及权重</translation>
    </message>
</context>
<context>
    <name>LandscapeRow</name>
    <message>
        <source>From how far above the landscapes are seen, in degrees</source>
        <translation>从多高的角度俯看立体地形（度）</translation>
    </message>
    <message>
        <source>Logarithmic heights</source>
        <translation>对数高度</translation>
    </message>
    <message>
        <source>See the landscapes from where they were seen at first</source>
        <translation>回到最初的视角</translation>
    </message>
    <message>
        <source>Turn the landscapes about the vertical, in degrees</source>
        <translation>绕竖直轴转动立体地形（度）</translation>
    </message>
    <message>
        <source>as at first</source>
        <translation>最初视角</translation>
    </message>
    <message>
        <source>log height</source>
        <translation>对数高度</translation>
    </message>
    <message>
        <source>tilt</source>
        <translation>倾斜</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>转动</translation>
    </message>
</context>
<context>
    <name>LayersBox</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>LessonGuide</name>
    <message>
        <source>This step points at “{name}”, which is not on its screen.</source>
        <translation>这一步指向“{name}”，但页面上没有。</translation>
    </message>
</context>
<context>
    <name>LessonStrip</name>
    <message>
        <source>Done. Page Down goes on.</source>
        <translation>完成了。Page Down 到下一步。</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Predict: {answer} (key {n})</source>
        <translation>预测：{answer}（{n} 键）</translation>
    </message>
    <message>
        <source>Space shows the answer.</source>
        <translation>按空格键看答案。</translation>
    </message>
    <message>
        <source>Space starts it.</source>
        <translation>按空格键开始。</translation>
    </message>
    <message>
        <source>{n} / {count}</source>
        <translation>{n} / {count}</translation>
    </message>
</context>
<context>
    <name>LikelihoodCurves</name>
    <message>
        <source>Likelihood along one logit</source>
        <translation>沿一个 logit 的似然</translation>
    </message>
    <message>
        <source>Sum of the cross-entropies along one logit</source>
        <translation>沿一个 logit 的交叉熵总和</translation>
    </message>
    <message>
        <source>The likelihood along one logit, as a share of the greatest there</source>
        <translation>沿一个 logit 的似然，以那里的最大值为 1</translation>
    </message>
    <message>
        <source>The sum of the cross-entropies along one logit; it is least at the same place</source>
        <translation>沿一个 logit 的交叉熵总和，最小处在同一个位置</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>相对值</translation>
    </message>
    <message>
        <source>relative likelihood</source>
        <translation>相对似然</translation>
    </message>
    <message>
        <source>sum of losses</source>
        <translation>损失总和</translation>
    </message>
    <message>
        <source>{sign} = frequency = {x}</source>
        <translation>{sign} = 频率 = {x}</translation>
    </message>
</context>
<context>
    <name>LikelihoodPage</name>
    <message>
        <source>ALONG ONE LOGIT</source>
        <translation>沿一个 logit</translation>
    </message>
    <message>
        <source>Add an example of class {n}</source>
        <translation>加一个类别 {n} 的样本</translation>
    </message>
    <message>
        <source>EXAMPLES</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Set the logits so that {p} is the share of each class among the examples</source>
        <translation>调整 logits，让 {p} 等于各类别在样本中的比例</translation>
    </message>
    <message>
        <source>Take the last example away</source>
        <translation>去掉最后一个样本</translation>
    </message>
    <message>
        <source>The logit along which the curves are drawn; they follow the one that you move</source>
        <translation>曲线沿哪个 logit 画；移动哪个，就跟着哪个</translation>
    </message>
    <message>
        <source>add class</source>
        <translation>加入类别</translation>
    </message>
    <message>
        <source>along {sign}</source>
        <translation>沿 {sign}</translation>
    </message>
    <message>
        <source>greatest likelihood</source>
        <translation>最大似然</translation>
    </message>
    <message>
        <source>remove last</source>
        <translation>移除最后一个</translation>
    </message>
</context>
<context>
    <name>LinePlot</name>
    <message>
        <source>{part}% of the way from {a} to {b}:</source>
        <translation>从 {a} 到 {b} 的 {part}% 处：</translation>
    </message>
</context>
<context>
    <name>LogitsPanel</name>
    <message>
        <source>LOGITS</source>
        <translation>logits</translation>
    </message>
    <message>
        <source>LOGITS · THE START</source>
        <translation>logits · 起点</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Target: the right class, or a soft target</source>
        <translation>目标：正确类别，或软目标</translation>
    </message>
    <message>
        <source>Temperature T: softmax and the losses see {y} / T</source>
        <translation>温度 T：softmax 与各损失都用 {y} / T 计算</translation>
    </message>
    <message>
        <source>across</source>
        <translation>水平轴</translation>
    </message>
    <message>
        <source>class {n}</source>
        <translation>类别 {n}</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>moves</source>
        <translation>可动</translation>
    </message>
    <message>
        <source>up</source>
        <translation>垂直轴</translation>
    </message>
    <message>
        <source>soft target</source>
        <translation>软目标</translation>
    </message>
</context>
<context>
    <name>LossScreen</name>
    <message>
        <source>Distance and surprise</source>
        <translation>距离与意外程度</translation>
    </message>
    <message>
        <source>How far off one prediction is, and how surprised</source>
        <translation>一个预测差多远、有多意外</translation>
    </message>
    <message>
        <source>Information and entropy</source>
        <translation>信息量与熵</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>似然</translation>
    </message>
    <message>
        <source>Many examples: product of probabilities, sum of losses</source>
        <translation>多个样本：概率的乘积、损失的总和</translation>
    </message>
    <message>
        <source>Two distributions, their entropies and the gap</source>
        <translation>两个分布、各自的熵与差距</translation>
    </message>
    <message>
        <source>frequency</source>
        <translation>频率</translation>
    </message>
</context>
<context>
    <name>LossTable</name>
    <message>
        <source>Every loss with its value and slope</source>
        <translation>各损失函数的值与斜率</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>在起点</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>斜率</translation>
    </message>
</context>
<context>
    <name>LossValues</name>
    <message>
        <source>The losses of the prediction</source>
        <translation>这个预测的各种损失</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Softmax &amp; Loss Explorer</source>
        <translation>Softmax &amp; Loss Explorer</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Every learning rate and every size of the initial weights at once</source>
        <translation>一次看遍每种学习率与每种大小的初始权重</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on computing where it was stopped</source>
        <translation>从停下的地方继续计算</translation>
    </message>
    <message>
        <source>Seeds over which the mean is taken: the network&apos;s and those that follow it</source>
        <translation>取平均的随机种子个数：网络本身的种子及其后的几个</translation>
    </message>
    <message>
        <source>Steps of each training</source>
        <translation>每次训练的步数</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop computing (Escape); what is computed stays</source>
        <translation>停止计算（Esc）；已算出的会保留</translation>
    </message>
    <message>
        <source>Where it works</source>
        <translation>可行的设置</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已算完</translation>
    </message>
    <message>
        <source>computing: {share}</source>
        <translation>计算中：{share}</translation>
    </message>
    <message>
        <source>seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source>steps of each training</source>
        <translation>每次训练的步数</translation>
    </message>
    <message>
        <source>stopped at {share}</source>
        <translation>停在 {share}</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>% right after {n} steps</source>
        <translation>{n} 步之后答对的百分比</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>framed: ≥ {share}%</source>
        <translation>粗框：≥ {share}%</translation>
    </message>
    <message>
        <source>hatched: diverged</source>
        <translation>斜线：发散</translation>
    </message>
    <message>
        <source>marker: now</source>
        <translation>标记：当前</translation>
    </message>
    <message>
        <source>At least {share}%: {list}</source>
        <translation>答对至少 {share}%：{list}</translation>
    </message>
    <message>
        <source>all layers&apos; weights</source>
        <translation>所有层的初始权重</translation>
    </message>
    <message>
        <source>last layer&apos;s weights</source>
        <translation>最后一层初始权重</translation>
    </message>
    <message>
        <source>mean of {n} seeds</source>
        <translation>{n} 个种子的平均</translation>
    </message>
    <message>
        <source>no room for {runs}</source>
        <translation>放不下 {runs}</translation>
    </message>
    <message>
        <source>{n} of {count} under {loss}</source>
        <translation>{loss}：{count} 格中有 {n} 格</translation>
    </message>
</context>
<context>
    <name>MapPlot</name>
    <message>
        <source>(seed by seed: {shares})</source>
        <translation>（各种子：{shares}）</translation>
    </message>
    <message>
        <source>Diverged.</source>
        <translation>已发散。</translation>
    </message>
    <message>
        <source>Where training works: {run}</source>
        <translation>哪些设置学得会：{run}</translation>
    </message>
    <message>
        <source>Click a cell to give all runs its initial weights and rate. Keys: Tab to here, arrows, Enter.</source>
        <translation>点一格，所有组就改用它的初始权重和学习率。键盘：Tab 移到这里，方向键选格，Enter 确定。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>{weights} × {scale}, learning rate {rate}</source>
        <translation>{weights} × {scale}，学习率 {rate}</translation>
    </message>
    <message>
        <source>{where}: not computed yet</source>
        <translation>{where}：尚未计算</translation>
    </message>
    <message>
        <source>{where}: {share}% right</source>
        <translation>{where}：答对 {share}%</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back to the lesson</source>
        <translation>回到课程(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Black screen while presenting</source>
        <translation>演示时黑屏(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Built-in digits</source>
        <translation>内置手写数字(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close the lesson</source>
        <translation>关闭课程(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Common or own colour scales</source>
        <translation>共用或各自的色阶(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Descent</source>
        <translation>梯度下降(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>加快(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Larger learning rate</source>
        <translation>调大学习率(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>新建(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Next step of the lesson</source>
        <translation>课程下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open session…</source>
        <translation>打开会话(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save session…</source>
        <translation>保存会话(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>前进一步(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Video: classification (Hung-yi Lee)…</source>
        <translation>视频：分类（李宏毅）(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>E&amp;xplain: the formula with its numbers</source>
        <translation>讲解：公式代入数字(&amp;X)</translation>
    </message>
    <message>
        <source>Each loss at its own bes&amp;t learning rate</source>
        <translation>每种损失各用最佳学习率(&amp;T)</translation>
    </message>
    <message>
        <source>Flat maps or lan&amp;dscapes</source>
        <translation>平面图或立体地形(&amp;D)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>Leave the stage, stop computing, or leave full screen</source>
        <translation>退出演示、停止计算，或退出全屏</translation>
    </message>
    <message>
        <source>Lessons and presets, with pictures</source>
        <translation>带图的课程与预设</translation>
    </message>
    <message>
        <source>Linear or logarithmic colours</source>
        <translation>线性或对数色阶</translation>
    </message>
    <message>
        <source>Loss axis linear or logarithmic</source>
        <translation>损失轴：线性或对数</translation>
    </message>
    <message>
        <source>N&amp;otation</source>
        <translation>符号(&amp;O)</translation>
    </message>
    <message>
        <source>Next &amp;optimizer</source>
        <translation>下一个优化器(&amp;O)</translation>
    </message>
    <message>
        <source>Next language</source>
        <translation>下一种语言</translation>
    </message>
    <message>
        <source>Next notation</source>
        <translation>下一套符号</translation>
    </message>
    <message>
        <source>Next preset</source>
        <translation>下一个预设</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next theme</source>
        <translation>下一个主题</translation>
    </message>
    <message>
        <source>Open &amp;data…</source>
        <translation>打开数据(&amp;D)…</translation>
    </message>
    <message>
        <source>Open &amp;lesson…</source>
        <translation>打开课程(&amp;L)…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Pre&amp;vious step of the lesson</source>
        <translation>课程上一步(&amp;V)</translation>
    </message>
    <message>
        <source>Predict: answer {n}</source>
        <translation>预测：答案 {n}</translation>
    </message>
    <message>
        <source>Present: the views that matter fill the window</source>
        <translation>演示：要讲的图占满窗口</translation>
    </message>
    <message>
        <source>Previous optimizer</source>
        <translation>上一个优化器</translation>
    </message>
    <message>
        <source>Previous preset</source>
        <translation>上一个预设</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Put this view on stage</source>
        <translation>把这张图放到最大</translation>
    </message>
    <message>
        <source>Re&amp;wind</source>
        <translation>倒回(&amp;W)</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重置(&amp;A)</translation>
    </message>
    <message>
        <source>Reset &amp;this screen</source>
        <translation>重置本页面(&amp;T)</translation>
    </message>
    <message>
        <source>Rewind to the start</source>
        <translation>倒回起点</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Slope axis linear or logarithmic</source>
        <translation>斜率轴：线性或对数</translation>
    </message>
    <message>
        <source>Slowe&amp;r</source>
        <translation>放慢(&amp;R)</translation>
    </message>
    <message>
        <source>Smaller learning rate</source>
        <translation>调小学习率</translation>
    </message>
    <message>
        <source>Start from the position of run {x}</source>
        <translation>从 {x} 组的位置重新出发</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>The sa&amp;me learning rate for all runs</source>
        <translation>所有组用相同的学习率(&amp;M)</translation>
    </message>
    <message>
        <source>Train the network with the digits that come with the app</source>
        <translation>用程序内置的手写数字训练网络</translation>
    </message>
    <message>
        <source>Train the network with your own images: files in MNIST&apos;s format</source>
        <translation>用自己的图像训练网络：MNIST 格式的文件</translation>
    </message>
    <message>
        <source>Video: &amp;logistic regression (Hung-yi Lee)…</source>
        <translation>视频：逻辑回归（李宏毅）(&amp;L)…</translation>
    </message>
    <message>
        <source>Text &amp;larger</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Value, slope or steps to learn</source>
        <translation>值、斜率或所需步数(&amp;V)</translation>
    </message>
    <message>
        <source>Comp&amp;are</source>
        <translation>比较(&amp;A)</translation>
    </message>
    <message>
        <source>Text &amp;smaller</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>Text nor&amp;mal</source>
        <translation>标准文字大小(&amp;M)</translation>
    </message>
    <message>
        <source>This view alo&amp;ne</source>
        <translation>只放大这张图(&amp;N)</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>跳到末尾(&amp;E)</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Not trained yet.</source>
        <translation>尚未训练。</translation>
    </message>
    <message>
        <source>{name}: {rule}</source>
        <translation>{name}：{rule}</translation>
    </message>
</context>
<context>
    <name>NetworkControls</name>
    <message>
        <source>The network: its layers, initial weights, minibatch and seed</source>
        <translation>神经网络：各层、初始权重、批量与随机种子</translation>
    </message>
</context>
<context>
    <name>NetworkFlow</name>
    <message>
        <source>Click a square or a row, or use the keys: ← → another layer, ↑ ↓ another unit.</source>
        <translation>点一下方格或一行，或用按键：← → 换层，↑ ↓ 换单元。</translation>
    </message>
    <message>
        <source>Click: the next example</source>
        <translation>点一下：下一个样本</translation>
    </message>
</context>
<context>
    <name>NetworkOptions</name>
    <message>
        <source>Activation of the hidden units</source>
        <translation>隐藏单元的激活函数</translation>
    </message>
    <message>
        <source>Examples in a minibatch</source>
        <translation>每个小批量的样本数</translation>
    </message>
    <message>
        <source>Units of each hidden layer, such as 32 or 128 128 128; nothing for no such layer</source>
        <translation>各隐藏层的单元数，例如 32 或 128 128 128；留空表示没有隐藏层</translation>
    </message>
    <message>
        <source>Seed of the initial weights and of the order of the examples</source>
        <translation>初始权重与样本顺序的随机种子</translation>
    </message>
    <message>
        <source>What the initial weights are multiplied by, of the last layer or of all</source>
        <translation>初始权重要乘以几倍：只有最后一层，或是所有层</translation>
    </message>
    <message>
        <source>Which initial weights are multiplied</source>
        <translation>哪些层的初始权重要乘以倍数</translation>
    </message>
    <message>
        <source>hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>initial weights times</source>
        <translation>初始权重乘以</translation>
    </message>
    <message>
        <source>of all layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>of the last layer</source>
        <translation>最后一层</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批量</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>回归</translation>
    </message>
</context>
<context>
    <name>NetworkPicture</name>
    <message>
        <source>The network: a hidden layer, and one output or one for each class</source>
        <translation>神经网络：一个隐藏层，输出一个数，或每个类别一个</translation>
    </message>
</context>
<context>
    <name>NumberLine</name>
    <message>
        <source>Classes on a line, and the squared error of the output to each</source>
        <translation>数轴上的类别，以及输出对各类别的平方误差</translation>
    </message>
    <message>
        <source>Drag the output along the line</source>
        <translation>沿数轴拖动输出</translation>
    </message>
    <message>
        <source>output {x}</source>
        <translation>输出 {x}</translation>
    </message>
</context>
<context>
    <name>OneDigit</name>
    <message>
        <source>ONE DIGIT</source>
        <translation>单个数字</translation>
    </message>
    <message>
        <source>ONE IMAGE</source>
        <translation>单张图像</translation>
    </message>
</context>
<context>
    <name>OneHotTriangle</name>
    <message>
        <source>The corners (1, 0, 0), (0, 1, 0) and (0, 0, 1) seen straight on: each side is √2</source>
        <translation>正面看 (1, 0, 0)、(0, 1, 0)、(0, 0, 1) 三个角：每边都是 √2</translation>
    </message>
    <message>
        <source>Three one-hot corners, every two of them √2 apart</source>
        <translation>三个独热的角，两两相距 √2</translation>
    </message>
</context>
<context>
    <name>OptimizerRow</name>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate, logarithmic</source>
        <translation>学习率（对数刻度）</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Which runs the settings to the right are for</source>
        <translation>右侧的设置用于哪几组</translation>
    </message>
    <message>
        <source>all runs</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>run {x}</source>
        <translation>{x} 组</translation>
    </message>
    <message>
        <source>various</source>
        <translation>各异</translation>
    </message>
</context>
<context>
    <name>OverflowPage</name>
    <message>
        <source>Below exp(−745.13) float64 has only 0, and 0 ÷ 0 is not a number.</source>
        <translation>小于 exp(−745.13) 时，float64 只剩 0，而 0 ÷ 0 不是数。</translation>
    </message>
    <message>
        <source>Equal: top and bottom are multiplied by exp(−max). No exp is above 1 then.</source>
        <translation>两者相等：分子分母同乘 exp(−max)，exp 就不会大于 1。</translation>
    </message>
    <message>
        <source>Numbers this small have few digits left: the quotient is wrong.</source>
        <translation>这么小的数只剩几位有效数字，商就错了。</translation>
    </message>
    <message>
        <source>float64 ends at exp(709.78): beyond it exp is ∞, and ∞ ÷ ∞ is not a number.</source>
        <translation>float64 只到 exp(709.78)：再大就是 ∞，而 ∞ ÷ ∞ 不是数。</translation>
    </message>
</context>
<context>
    <name>OverflowTable</name>
    <message>
        <source>+ {n} more</source>
        <translation>另有 {n} 个</translation>
    </message>
    <message>
        <source>Softmax as written beside its stable form</source>
        <translation>照公式算的 softmax 对照稳定的算法</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>照公式</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>稳定</translation>
    </message>
</context>
<context>
    <name>PixelMap</name>
    <message>
        <source>Arrow keys: pixel by pixel.</source>
        <translation>方向键：逐个像素移动。</translation>
    </message>
    <message>
        <source>It adds {x}.</source>
        <translation>它贡献 {x}。</translation>
    </message>
    <message>
        <source>It adds {x}: {share}% of the sum.</source>
        <translation>它贡献 {x}：占总和的 {share}%。</translation>
    </message>
    <message>
        <source>Point at a pixel to see its numbers.</source>
        <translation>指向一个像素，就会显示它的数值。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}:</source>
        <translation>第 {row} 行，第 {column} 列：</translation>
    </message>
    <message>
        <source>WHAT EACH PIXEL ADDS</source>
        <translation>每个像素的贡献</translation>
    </message>
    <message>
        <source>What each of the {n} pixels adds to {formula}</source>
        <translation>{n} 个像素各对 {formula} 贡献多少</translation>
    </message>
</context>
<context>
    <name>PixelTable</name>
    <message>
        <source>CROSS-ENTROPY · answer a, prediction b</source>
        <translation>交叉熵 · 答案 a，预测 b</translation>
    </message>
    <message>
        <source>SQUARED ERROR</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>Squared errors and cross-entropies of the two images</source>
        <translation>两张图像的平方误差与交叉熵</translation>
    </message>
</context>
<context>
    <name>PlanePage</name>
    <message>
        <source>FROM ONE TO THE OTHER</source>
        <translation>沿直线从一组到另一组</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>The loss on the plane through the start and the places of two runs</source>
        <translation>通过起点与两组所在位置的平面上的损失</translation>
    </message>
    <message>
        <source>each loss / its maximum</source>
        <translation>各损失 ÷ 其最大值</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
</context>
<context>
    <name>PlanePanel</name>
    <message>
        <source>A plane through the start (ring) and {runs} at step {n}, in the space of all {p} parameters; its other direction is random.</source>
        <translation>在全部 {p} 个参数的空间中，通过起点（圆圈）与第 {n} 步时 {runs} 的一个平面；另一个方向是随机的。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>正确率</translation>
    </message>
    <message>
        <source>At ({x}, {y}):</source>
        <translation>在 ({x}, {y})：</translation>
    </message>
    <message>
        <source>Compute the points that are missing</source>
        <translation>计算还没算的点</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>计算中…</translation>
    </message>
    <message>
        <source>Dashed: out of the plane, at most by {distances}.</source>
        <translation>虚线：离开平面的路段，最远 {distances}。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>How many of the points are computed</source>
        <translation>已算好的点所占的比例</translation>
    </message>
    <message>
        <source>LOSS ON A PLANE</source>
        <translation>平面上的损失</translation>
    </message>
    <message>
        <source>Logarithmic colours</source>
        <translation>对数色阶</translation>
    </message>
    <message>
        <source>Show the loss of each run, or the accuracy</source>
        <translation>显示各组的损失，或正确率</translation>
    </message>
    <message>
        <source>The plane through the start (ring) and {runs} at step {n}, in the space of all {p} parameters.</source>
        <translation>在全部 {p} 个参数的空间中，通过起点（圆圈）与第 {n} 步时 {runs} 的平面。</translation>
    </message>
    <message>
        <source>The first run in the plane</source>
        <translation>平面上的第一组</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Press Space: there is a plane once a run has left the start.</source>
        <translation>按空格键开始训练：有一组离开起点后，才有平面。</translation>
    </message>
    <message>
        <source>The second run in the plane</source>
        <translation>平面上的第二组</translation>
    </message>
    <message>
        <source>a random direction</source>
        <translation>随机的方向</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>正确率</translation>
    </message>
    <message>
        <source>at right angles, to {run}</source>
        <translation>垂直方向，往 {run}</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>towards {run}</source>
        <translation>往 {run} 的方向</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Point at a view, or go to it by Tab: F puts it on stage.</source>
        <translation>把鼠标移到一张图上，或用 Tab 移过去：按 F 放到最大。</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Softmax probabilities beside the target</source>
        <translation>softmax 概率与目标对照</translation>
    </message>
</context>
<context>
    <name>RatesDrawing</name>
    <message>
        <source>best {rate}</source>
        <translation>最佳 {rate}</translation>
    </message>
</context>
<context>
    <name>RatesPage</name>
    <message>
        <source>The best rates are shown once the question is answered.</source>
        <translation>回答问题之后才会显示最佳学习率。</translation>
    </message>
    <message>
        <source>The loss after all steps by learning rate, and the best rate of each run</source>
        <translation>走完所有步后的损失随学习率的变化，以及每组的最佳学习率</translation>
    </message>
    <message>
        <source>computing: {share}</source>
        <translation>计算中：{share}</translation>
    </message>
    <message>
        <source>e after {n} steps</source>
        <translation>{n} 步后的 e</translation>
    </message>
    <message>
        <source>e after {n} steps, by learning rate</source>
        <translation>{n} 步后的 e，随学习率变化</translation>
    </message>
    <message>
        <source>rates</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>stopped at {share}</source>
        <translation>停在 {share}</translation>
    </message>
</context>
<context>
    <name>RatesView</name>
    <message>
        <source>All runs at the same learning rate</source>
        <translation>所有组使用相同的学习率</translation>
    </message>
    <message>
        <source>Drag the lines: the present rates. Click a hollow mark: the best rate of its run.
Best: the fewest steps to arrive and stay; among equals the lowest loss at the end.
Keys: Tab to here, ↑ ↓ choose, ← → move, Enter takes the best rate.</source>
        <translation>拖动直线可改变当前的学习率；单击空心标记，即采用该组的最佳学习率。
最佳：最少步数到达，而且最后仍在那里；步数相同时，取最后损失最低的。
按键：用 Tab 移到这里，↑ ↓ 选择，← → 移动，Enter 采用最佳学习率。</translation>
    </message>
    <message>
        <source>Each loss at its own best learning rate</source>
        <translation>每种损失各用自己的最佳学习率</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on computing where it was stopped</source>
        <translation>从停下的地方继续计算</translation>
    </message>
    <message>
        <source>Rates at a glance</source>
        <translation>学习率一览</translation>
    </message>
    <message>
        <source>Take the best learning rate</source>
        <translation>采用最佳学习率</translation>
    </message>
    <message>
        <source>The best rates</source>
        <translation>最佳学习率</translation>
    </message>
    <message>
        <source>The loss after all steps by learning rate</source>
        <translation>走完所有步后的损失随学习率的变化</translation>
    </message>
    <message>
        <source>best</source>
        <translation>各自最佳</translation>
    </message>
    <message>
        <source>best rate</source>
        <translation>采用最佳</translation>
    </message>
    <message>
        <source>same rate</source>
        <translation>相同</translation>
    </message>
</context>
<context>
    <name>RowGallery</name>
    <message>
        <source>Click one, or use the arrow keys.</source>
        <translation>点选一个，或用方向键移动。</translation>
    </message>
    <message>
        <source>The weights of all units of the layer</source>
        <translation>这一层所有单元的权重</translation>
    </message>
</context>
<context>
    <name>RowPicture</name>
    <message>
        <source>Point at a weight, or use the arrow keys.</source>
        <translation>用鼠标指向一个权重，或用方向键移动。</translation>
    </message>
    <message>
        <source>The weights of one unit</source>
        <translation>一个单元的权重</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Diverged: try a smaller rate.</source>
        <translation>发散了：把学习率调小。</translation>
    </message>
    <message>
        <source>Few are wrong.</source>
        <translation>少数答错。</translation>
    </message>
    <message>
        <source>It misreads few digits.</source>
        <translation>少数数字认错。</translation>
    </message>
    <message>
        <source>It reads most digits.</source>
        <translation>认得大部分数字。</translation>
    </message>
    <message>
        <source>Many are wrong.</source>
        <translation>很多答错。</translation>
    </message>
    <message>
        <source>Most are right.</source>
        <translation>大部分答对。</translation>
    </message>
    <message>
        <source>No better than a guess.</source>
        <translation>和瞎猜差不多。</translation>
    </message>
    <message>
        <source>Not trained yet.</source>
        <translation>尚未训练。</translation>
    </message>
    <message>
        <source>Share of the {count} images held out that are answered right</source>
        <translation>{count} 张测试图像中答对的比例</translation>
    </message>
    <message>
        <source>right of {count}, L = {loss}</source>
        <translation>答对，共 {count} 张，L = {loss}</translation>
    </message>
    <message>
        <source>Space trains</source>
        <translation>按空格键开始训练</translation>
    </message>
    <message>
        <source>It misreads many digits.</source>
        <translation>很多数字认错。</translation>
    </message>
    <message>
        <source>The loss of run {x}</source>
        <translation>{x} 组的损失函数</translation>
    </message>
</context>
<context>
    <name>ShiftPanel</name>
    <message>
        <source>Add {amount} to every logit: what does exp make of it?</source>
        <translation>每个 logit 都加 {amount}：exp 会变成什么？</translation>
    </message>
    <message>
        <source>No gap changes, so no {p} does.</source>
        <translation>差距不变，{p} 就不变。</translation>
    </message>
    <message>
        <source>SHIFT ALL</source>
        <translation>全部平移</translation>
    </message>
    <message>
        <source>Shift all: the mean of the logits</source>
        <translation>全部平移：logits 的均值</translation>
    </message>
    <message>
        <source>The mean of the logits; another number shifts them all</source>
        <translation>logits 的均值；改这个数字，全部一起平移</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>FREQUENCIES BESIDE {p}</source>
        <translation>频率对照 {p}</translation>
    </message>
    <message>
        <source>Folded for lack of room: open the curves and the slice</source>
        <translation>空间不够而收起：打开曲线与剖面</translation>
    </message>
    <message>
        <source>Folded:
curves</source>
        <translation>已收起：
曲线</translation>
    </message>
    <message>
        <source>How often each class is right, beside its {p}</source>
        <translation>各类别为正确类别的频率，对照它的 {p}</translation>
    </message>
    <message>
        <source>SOFTMAX · {p} BESIDE {t}</source>
        <translation>softmax · {p} 对照 {t}</translation>
    </message>
</context>
<context>
    <name>SigmoidNumbers</name>
    <message>
        <source>The same number by sigmoid and by softmax</source>
        <translation>用 sigmoid 和 softmax 算出同一个数</translation>
    </message>
</context>
<context>
    <name>SigmoidPage</name>
    <message>
        <source>For two classes softmax is the sigmoid of the difference of the logits.</source>
        <translation>只有两个类别时，softmax 就是两个 logit 之差的 sigmoid。</translation>
    </message>
    <message>
        <source>Keep the first two classes only</source>
        <translation>只留前两个类别</translation>
    </message>
    <message>
        <source>Show with two classes</source>
        <translation>改用两个类别</translation>
    </message>
    <message>
        <source>Softmax of two classes beside the sigmoid</source>
        <translation>两个类别的 softmax 对照 sigmoid</translation>
    </message>
    <message>
        <source>sigmoid: {p} =</source>
        <translation>sigmoid：{p} =</translation>
    </message>
    <message>
        <source>softmax: {p} =</source>
        <translation>softmax：{p} =</translation>
    </message>
</context>
<context>
    <name>SimplexPlot</name>
    <message>
        <source>Drag the prediction anywhere in the triangle</source>
        <translation>在三角形里随意拖动预测</translation>
    </message>
    <message>
        <source>The simplex: every prediction of three classes is a point of the triangle</source>
        <translation>概率单纯形：三个类别的每个预测都是三角形里的一点</translation>
    </message>
    <message>
        <source>√MSE = {length}</source>
        <translation>√MSE = {length}</translation>
    </message>
</context>
<context>
    <name>SoftmaxBlock</name>
    <message>
        <source>Softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>The softmax block: exponentials, their sum, and the quotients</source>
        <translation>softmax 模块：取指数、求和、相除</translation>
    </message>
    <message>
        <source>logits {y}</source>
        <translation>logits {y}</translation>
    </message>
    <message>
        <source>probabilities {p}</source>
        <translation>概率 {p}</translation>
    </message>
    <message>
        <source>Σ {p} = 1</source>
        <translation>Σ {p} = 1</translation>
    </message>
</context>
<context>
    <name>SoftmaxScreen</name>
    <message>
        <source>GAPS GROW</source>
        <translation>差距拉大</translation>
    </message>
    <message>
        <source>NETWORK</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>OVERFLOW</source>
        <translation>溢出</translation>
    </message>
    <message>
        <source>TWO CLASSES</source>
        <translation>两个类别</translation>
    </message>
</context>
<context>
    <name>StageBar</name>
    <message>
        <source>Player of the stage</source>
        <translation>演示的播放栏</translation>
    </message>
    <message>
        <source>Scrub: every step of the descent</source>
        <translation>拖动：查看梯度下降的每一步</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
    <message>
        <source>{n} / {count}</source>
        <translation>{n} / {count}</translation>
    </message>
    <message>
        <source>{optimizer}, rate {rate}</source>
        <translation>{optimizer}，学习率 {rate}</translation>
    </message>
</context>
<context>
    <name>StageCorner</name>
    <message>
        <source>Put this view on stage (F)</source>
        <translation>把这张图放到最大 (F)</translation>
    </message>
</context>
<context>
    <name>StartsRow</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on computing where it was stopped</source>
        <translation>从停下的地方继续计算</translation>
    </message>
    <message>
        <source>How many steps each start is given</source>
        <translation>每个起点最多走几步</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop computing (Escape); what is computed stays</source>
        <translation>停止计算（Esc）；已算出的会保留</translation>
    </message>
    <message>
        <source>The loss to come below</source>
        <translation>要低于的损失值</translation>
    </message>
    <message>
        <source>When a start has succeeded: as soon as the right class, to which the target gives most, has the largest probability, or as soon as the loss is below a value</source>
        <translation>起点何时算成功：正确类别（目标给得最多的那一类）的概率一成为最大，或损失一低于某个值</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已算完</translation>
    </message>
    <message>
        <source>computing: {share}</source>
        <translation>计算中：{share}</translation>
    </message>
    <message>
        <source>steps at most</source>
        <translation>最多步数</translation>
    </message>
    <message>
        <source>stopped at {share}</source>
        <translation>停在 {share}</translation>
    </message>
    <message>
        <source>until the loss is below</source>
        <translation>直到损失低于</translation>
    </message>
    <message>
        <source>until the right class wins</source>
        <translation>直到正确类别胜出</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Changed from: {preset}</source>
        <translation>改自：{preset}</translation>
    </message>
    <message>
        <source>Page Down goes on, Page Up goes back, Space plays. Change anything; Backspace comes back.</source>
        <translation>Page Down 下一步，Page Up 上一步，空格键播放。随意改动，按 Backspace 回来。</translation>
    </message>
    <message>
        <source>Page Down goes on, Page Up goes back. Change anything; Backspace comes back.</source>
        <translation>Page Down 下一步，Page Up 上一步。随意改动，按 Backspace 回来。</translation>
    </message>
    <message>
        <source>Space shows the answer. Page Down goes on, Page Up goes back.</source>
        <translation>按空格键看答案。Page Down 下一步，Page Up 上一步。</translation>
    </message>
    <message>
        <source>Start the lecture</source>
        <translation>开始上课</translation>
    </message>
    <message>
        <source>Start the lecture: its first step (Page Down)</source>
        <translation>开始上课：第一步（Page Down）</translation>
    </message>
</context>
<context>
    <name>StepPlot</name>
    <message>
        <source>step {n}, {quantity}:</source>
        <translation>第 {n} 步，{quantity}：</translation>
    </message>
</context>
<context>
    <name>SurfaceCard</name>
    <message>
        <source>? Guess</source>
        <translation>？猜猜看</translation>
    </message>
    <message>
        <source>Error surface of {loss}</source>
        <translation>误差曲面：{loss}</translation>
    </message>
    <message>
        <source>at {first} = {x}, {second} = {y}:  e = {value}, slope {slope}</source>
        <translation>在 {first} = {x}、{second} = {y}：e = {value}，斜率 {slope}</translation>
    </message>
    <message>
        <source>e = {value}</source>
        <translation>e = {value}</translation>
    </message>
</context>
<context>
    <name>SurfaceOptions</name>
    <message>
        <source>Colour map</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Logarithmic colours</source>
        <translation>对数色阶</translation>
    </message>
    <message>
        <source>One colour scale for all surfaces, instead of each its own</source>
        <translation>所有曲面共用一个色阶，不各用各的</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>立体</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>添加一组</translation>
    </message>
    <message>
        <source>Add a run beside the others, up to four, under another loss</source>
        <translation>在旁边再加一组，使用另一种损失；最多四组</translation>
    </message>
    <message>
        <source>Add a run, or compare four</source>
        <translation>新增一组，或比较四组</translation>
    </message>
    <message>
        <source>Half the width of the axes; a new number centres them on 0</source>
        <translation>坐标轴宽度的一半；输入新的数字会以 0 为中心</translation>
    </message>
    <message>
        <source>Runs ▾</source>
        <translation>组 ▾</translation>
    </message>
    <message>
        <source>Show the value of the loss, its slope, or the steps to learn from every start</source>
        <translation>显示损失的值、斜率，或从每个起点学会所需的步数</translation>
    </message>
    <message>
        <source>Tilt the flat maps into landscapes, or back</source>
        <translation>把平面图立起成立体地形，或放平</translation>
    </message>
    <message>
        <source>What is shown below the surfaces</source>
        <translation>曲面下方显示什么</translation>
    </message>
    <message>
        <source>common</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>red–blue</source>
        <translation>红–蓝</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>SurfacePlot</name>
    <message>
        <source>Faint: the run before the last change.</source>
        <translation>浅色的是上一次改动之前的轨迹。</translation>
    </message>
    <message>
        <source>The start: {first} = {x}, {second} = {y}; arrow keys move it.</source>
        <translation>起点：{first} = {x}，{second} = {y}；可用方向键移动。</translation>
    </message>
</context>
<context>
    <name>SurpriseCurve</name>
    <message>
        <source>Minus the logarithm of the probability of the right class</source>
        <translation>正确类别概率的负对数</translation>
    </message>
    <message>
        <source>Only the probability of the right class counts; near 0 it costs without limit</source>
        <translation>只看正确类别的概率；越接近 0，代价越大，没有上限</translation>
    </message>
    <message>
        <source>{sign} of the right class</source>
        <translation>正确类别的 {sign}</translation>
    </message>
</context>
<context>
    <name>TemperaturePanel</name>
    <message>
        <source>Small T: argmax. Large T: uniform.</source>
        <translation>T 小趋近 argmax，T 大趋近均匀。</translation>
    </message>
    <message>
        <source>TEMPERATURE</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Temperature T: softmax sees {y} / T</source>
        <translation>温度 T：softmax 看到的是 {y} / T</translation>
    </message>
</context>
<context>
    <name>TemperatureStrip</name>
    <message>
        <source>Probabilities at three temperatures; press one to choose it</source>
        <translation>三种温度下的概率；点一下就选用</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>CONFUSION</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>HELD OUT</source>
        <translation>测试数据</translation>
    </message>
    <message>
        <source>Loss and answers, step by step</source>
        <translation>一步一步看损失和答案</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>正确率</translation>
    </message>
    <message>
        <source>loss L</source>
        <translation>损失 L</translation>
    </message>
    <message>
        <source>share right</source>
        <translation>正确率</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Number of steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Scrub: every step of the descent</source>
        <translation>拖动：查看梯度下降的每一步</translation>
    </message>
    <message>
        <source>Speed: steps a second, or steps a frame</source>
        <translation>速度：每秒步数，或每帧步数</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
    <message>
        <source>step {n} … {wanted}</source>
        <translation>第 {n} … {wanted} 步</translation>
    </message>
    <message>
        <source>{n} / frame</source>
        <translation>{n} / 帧</translation>
    </message>
    <message>
        <source>{n} / s</source>
        <translation>{n} / 秒</translation>
    </message>
</context>
<context>
    <name>TurningLandscape</name>
    <message>
        <source>Faint: the run before the last change.</source>
        <translation>浅色的是上一次改动之前的轨迹。</translation>
    </message>
    <message>
        <source>Landscape turned by {turn}°, seen from {tilt}° above; arrow keys turn and tilt it.</source>
        <translation>立体地形转了 {turn}°，从 {tilt}° 的高度俯看；方向键可转动、倾斜。</translation>
    </message>
    <message>
        <source>The start: {first} = {x}, {second} = {y}.</source>
        <translation>起点：{first} = {x}，{second} = {y}。</translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>The colours of the weights: zero in the middle</source>
        <translation>权重的颜色：中间是 0</translation>
    </message>
    <message>
        <source>The layer whose weights are shown</source>
        <translation>显示哪一层的权重</translation>
    </message>
    <message>
        <source>WEIGHTS</source>
        <translation>权重</translation>
    </message>
</context>
<context>
    <name>ZoomableSurface</name>
    <message>
        <source>Show the whole surface again</source>
        <translation>重新显示整个曲面</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A free logit</source>
        <translation>自由的 logit</translation>
    </message>
    <message>
        <source>A lesson has at most {most} steps, not {count}.</source>
        <translation>一份课程最多 {most} 个步骤，不能有 {count} 个。</translation>
    </message>
    <message>
        <source>A logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>A loss</source>
        <translation>损失函数</translation>
    </message>
    <message>
        <source>A name is given twice.</source>
        <translation>同一个名称写了两次。</translation>
    </message>
    <message>
        <source>A probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>A target probability</source>
        <translation>目标概率</translation>
    </message>
    <message>
        <source>A text here has at most {most} characters.</source>
        <translation>这里的文字最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>A word or a number here is too long.</source>
        <translation>这里有一个单词或数字太长。</translation>
    </message>
    <message>
        <source>An axis</source>
        <translation>坐标轴</translation>
    </message>
    <message>
        <source>An end of the span</source>
        <translation>范围的端点</translation>
    </message>
    <message>
        <source>An example&apos;s class</source>
        <translation>样本的类别</translation>
    </message>
    <message>
        <source>A lesson needs steps: [[step]].</source>
        <translation>课程需要步骤：[[step]]。</translation>
    </message>
    <message>
        <source>A bracket or a quotation mark is not closed.</source>
        <translation>括号或引号没有成对。</translation>
    </message>
    <message>
        <source>A question needs 2 to {most} choices.</source>
        <translation>提问需要 2 到 {most} 个选项。</translation>
    </message>
    <message>
        <source>An optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Both distributions must have the same number of outcomes, {low} to {high}.</source>
        <translation>两个分布的结果数必须相同，且在 {low} 到 {high} 之间。</translation>
    </message>
    <message>
        <source>It is missing.</source>
        <translation>缺少这一项。</translation>
    </message>
    <message>
        <source>It must be a window&apos;s place and size, in hexadecimal digits.</source>
        <translation>必须是用十六进制数字写成的窗口位置和大小。</translation>
    </message>
    <message>
        <source>It must be a list of {most} items, not of {count}.</source>
        <translation>必须是含有 {most} 项的列表，不能是 {count} 项。</translation>
    </message>
    <message>
        <source>It must be a list, not {value}.</source>
        <translation>必须是列表，现在是：{value}。</translation>
    </message>
    <message>
        <source>It must be a number, not {value}.</source>
        <translation>必须是数字，现在是：{value}。</translation>
    </message>
    <message>
        <source>It must be a text, not {value}.</source>
        <translation>必须是文本，现在是：{value}。</translation>
    </message>
    <message>
        <source>It must be a text, or a table of texts with en among them.</source>
        <translation>必须是文本，或含有 en 的各语言文本表。</translation>
    </message>
    <message>
        <source>It must be a whole number from 0 to {most}, not {value}.</source>
        <translation>必须是 0 到 {most} 的整数，现在是：{value}。</translation>
    </message>
    <message>
        <source>It must be a whole number, not {value}.</source>
        <translation>必须是整数，现在是：{value}。</translation>
    </message>
    <message>
        <source>It must be one of {known}, not {value}.</source>
        <translation>必须是 {known} 之一，现在是：{value}。</translation>
    </message>
    <message>
        <source>It must be the name of a view, not {value}.</source>
        <translation>必须是视图的名称，现在是：{value}。</translation>
    </message>
    <message>
        <source>It must be a whole number from 1 to {most}, not {value}.</source>
        <translation>必须是 1 到 {most} 的整数，现在是：{value}。</translation>
    </message>
    <message>
        <source>It must be true or false, not {value}.</source>
        <translation>必须是 true 或 false，现在是：{value}。</translation>
    </message>
    <message>
        <source>It must hold named values, not {value}.</source>
        <translation>必须是一组“名称与值”，现在是：{value}。</translation>
    </message>
    <message>
        <source>At line {line}, column {column} it stops being JSON.</source>
        <translation>从第 {line} 行第 {column} 列起不是 JSON。</translation>
    </message>
    <message>
        <source>Runs stand beside change, not in it.</source>
        <translation>runs 要与 change 并列，不能写在里面。</translation>
    </message>
    <message>
        <source>Settings are not remembered: {why}</source>
        <translation>无法记住设置：{why}</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>The chosen loss</source>
        <translation>所选的损失函数</translation>
    </message>
    <message>
        <source>The colour map</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>The colour scale</source>
        <translation>色阶</translation>
    </message>
    <message>
        <source>The folder {file} cannot be made: {why}.</source>
        <translation>无法创建文件夹 {file}：{why}。</translation>
    </message>
    <message>
        <source>The language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The loss {loss} takes only a target that gives one class all the probability.</source>
        <translation>损失函数 {loss} 只接受把概率全给一个类别的目标。</translation>
    </message>
    <message>
        <source>The minibatch</source>
        <translation>小批量大小</translation>
    </message>
    <message>
        <source>The nesting is more than {most} deep.</source>
        <translation>嵌套超过 {most} 层。</translation>
    </message>
    <message>
        <source>The notation</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>The number of classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>The number of hidden units</source>
        <translation>隐藏单元数</translation>
    </message>
    <message>
        <source>The number of steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>The output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>The probabilities must sum to one; these sum to {total:.12g}.</source>
        <translation>概率之和必须为 1，现在是 {total:.12g}。</translation>
    </message>
    <message>
        <source>The quantity shown</source>
        <translation>显示的量</translation>
    </message>
    <message>
        <source>The session file does not say its version.</source>
        <translation>会话文件没有写明版本。</translation>
    </message>
    <message>
        <source>The version of the session file is {version}; this app reads version {known}.</source>
        <translation>会话文件的版本是：{version}；本程序只读版本 {known}。</translation>
    </message>
    <message>
        <source>The session file is not valid at {path}: {why}</source>
        <translation>会话文件的 {path} 无效：{why}</translation>
    </message>
    <message>
        <source>A class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>A goal needs a condition; the conditions are {known}.</source>
        <translation>goal 要有条件；可用的条件有 {known}。</translation>
    </message>
    <message>
        <source>A lesson cannot name a file of images: only its author has it.</source>
        <translation>课程不能指定图像文件：只有作者才有那个文件。</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>组别</translation>
    </message>
    <message>
        <source>A stage has one to {most} views, not {count}.</source>
        <translation>stage 可以有 1 到 {most} 个视图，这里有 {count} 个。</translation>
    </message>
    <message>
        <source>A step with a goal has no question and no after: its done is shown afterwards.</source>
        <translation>有 goal 的步骤不能有 question 或 after：达成后显示的是 done。</translation>
    </message>
    <message>
        <source>A text for afterwards needs play or a question: what it is shown after.</source>
        <translation>有 after 就要有 play 或 question：文字在它之后才出现。</translation>
    </message>
    <message>
        <source>Choose a file of images and its file of labels, not {count} files.</source>
        <translation>请选择一个图像文件和它的标签文件，而不是 {count} 个文件。</translation>
    </message>
    <message>
        <source>Code has at most {most} lines of {width} characters.</source>
        <translation>代码最多 {most} 行，每行 {width} 个字符。</translation>
    </message>
    <message>
        <source>Everything is reset; Undo brings everything back.</source>
        <translation>已全部重置，按“撤销”可找回一切。</translation>
    </message>
    <message>
        <source>It must be a finite number, not {value}.</source>
        <translation>必须是有限的数字，现在是：{value}。</translation>
    </message>
    <message>
        <source>It needs above or below: a bound.</source>
        <translation>要有 above 或 below，也就是界限。</translation>
    </message>
    <message>
        <source>Label {number} of {file} is {value}; labels must be 0 to 9.</source>
        <translation>{file} 的第 {number} 个标签是 {value}；标签必须是 0 到 9。</translation>
    </message>
    <message>
        <source>Line {line} of {file} must be a name of 1 to {most} letters.</source>
        <translation>{file} 的第 {line} 行必须是 1 到 {most} 个字的名称。</translation>
    </message>
    <message>
        <source>Lines {first} and {line} of {file} are the same.</source>
        <translation>{file} 的第 {first} 行和第 {line} 行相同。</translation>
    </message>
    <message>
        <source>Moved, the axes would have their middle beyond ±{furthest:.12g}.</source>
        <translation>这样平移后，坐标轴的中心会超出 ±{furthest:.12g}。</translation>
    </message>
    <message>
        <source>The activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>The images in {file} have {height} × {width} pixels; they must have {side} × {side}.</source>
        <translation>{file} 的图像是 {height} × {width} 像素；必须是 {side} × {side}。</translation>
    </message>
    <message>
        <source>The layers scaled</source>
        <translation>要放大的层</translation>
    </message>
    <message>
        <source>The loss of pixels</source>
        <translation>像素的损失</translation>
    </message>
    <message>
        <source>The loss to come below</source>
        <translation>要低于的损失</translation>
    </message>
    <message>
        <source>The name of {file} does not say where its {what} are: choose both files at once.</source>
        <translation>从 {file} 的文件名看不出它的{what}在哪里：请同时选择两个文件。</translation>
    </message>
    <message>
        <source>The number of a class</source>
        <translation>类别编号</translation>
    </message>
    <message>
        <source>The number of a run</source>
        <translation>组别编号</translation>
    </message>
    <message>
        <source>The number of seeds</source>
        <translation>随机种子数</translation>
    </message>
    <message>
        <source>The number of steps of the map</source>
        <translation>步数图的最多步数</translation>
    </message>
    <message>
        <source>The pan</source>
        <translation>平移量</translation>
    </message>
    <message>
        <source>The picture has answered this question; Backspace asks it again.</source>
        <translation>图已经回答了这个问题；按 Backspace 再问一次。</translation>
    </message>
    <message>
        <source>The place of an image</source>
        <translation>图像的编号</translation>
    </message>
    <message>
        <source>The plane needs two different runs.</source>
        <translation>平面需要两个不同的组。</translation>
    </message>
    <message>
        <source>The quantity of the plane</source>
        <translation>平面上显示的量</translation>
    </message>
    <message>
        <source>The scale of the initial weights</source>
        <translation>初始权重的缩放倍数</translation>
    </message>
    <message>
        <source>The settings are not valid at {path}: {why}</source>
        <translation>设置文件的 {path} 无效：{why}</translation>
    </message>
    <message>
        <source>The settings are not valid: {why}</source>
        <translation>设置文件无效：{why}</translation>
    </message>
    <message>
        <source>The steps of the map</source>
        <translation>对照图的步数</translation>
    </message>
    <message>
        <source>The tilt of the landscapes</source>
        <translation>立体地形的倾角</translation>
    </message>
    <message>
        <source>The turn of the landscapes</source>
        <translation>立体地形的转角</translation>
    </message>
    <message>
        <source>The zoom</source>
        <translation>缩放倍率</translation>
    </message>
    <message>
        <source>There can be at most {high} hidden layers, not {count}.</source>
        <translation>隐藏层最多 {high} 层，不能有 {count} 层。</translation>
    </message>
    <message>
        <source>There is not enough memory for what {file} holds.</source>
        <translation>内存不足，放不下 {file} 的内容。</translation>
    </message>
    <message>
        <source>There is nothing to play at this step; Page Down shows the next one.</source>
        <translation>这一步没有可播放的内容；按 Page Down 到下一步。</translation>
    </message>
    <message>
        <source>There must be at least {least} images of each class from 0 to 9; {file} has {count} of class {label}.</source>
        <translation>0 到 9 的每个类别至少要有 {least} 张图像；{file} 里类别 {label} 有 {count} 张。</translation>
    </message>
    <message>
        <source>This is not a session file: {why}</source>
        <translation>这不是会话文件：{why}</translation>
    </message>
    <message>
        <source>This is the first preset.</source>
        <translation>这是第一个预设。</translation>
    </message>
    <message>
        <source>This is the last preset.</source>
        <translation>这是最后一个预设。</translation>
    </message>
    <message>
        <source>This is the lesson&apos;s first step.</source>
        <translation>这是课程的第一步。</translation>
    </message>
    <message>
        <source>This is the lesson&apos;s last step.</source>
        <translation>这是课程的最后一步。</translation>
    </message>
    <message>
        <source>This must be a class and an answer, or nothing.</source>
        <translation>这里必须是一个类别与一个答案，或者留空。</translation>
    </message>
    <message>
        <source>This path is too long.</source>
        <translation>路径太长。</translation>
    </message>
    <message>
        <source>This question has been answered.</source>
        <translation>这一题已经回答过了。</translation>
    </message>
    <message>
        <source>This screen is reset; Undo brings the experiment back.</source>
        <translation>已重置本页面，按“撤销”可找回实验。</translation>
    </message>
    <message>
        <source>What ends a walk</source>
        <translation>一次下降何时结束</translation>
    </message>
    <message>
        <source>Zoomed, the axes would be {width:.12g} wide; they must be between {low:.12g} and {high:.12g} wide.</source>
        <translation>这样缩放后，坐标轴的宽度会是 {width:.12g}；必须介于 {low:.12g} 与 {high:.12g} 之间。</translation>
    </message>
    <message>
        <source>a date or a time</source>
        <translation>日期或时间</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a number that is not finite</source>
        <translation>无穷大或不是数的值</translation>
    </message>
    <message>
        <source>another window is writing it</source>
        <translation>另一个窗口正在写入</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>it begins with “{bytes}”</source>
        <translation>开头是“{bytes}”</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>it ends in its header</source>
        <translation>文件头还没结束就中断了</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>这是文件夹</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>it is larger than {size} MB</source>
        <translation>文件大于 {size} MB</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>不是 UTF-8 编码的文本</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>所在的文件夹不存在</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>named values</source>
        <translation>一组“名称与值”</translation>
    </message>
    <message>
        <source>no file can have this name</source>
        <translation>文件不能用这个名称</translation>
    </message>
    <message>
        <source>permission is denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>there is no room for it</source>
        <translation>空间不足</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>the link leads in a circle</source>
        <translation>链接形成了循环</translation>
    </message>
    <message>
        <source>the system refuses it</source>
        <translation>被系统拒绝</translation>
    </message>
    <message>
        <source>{file} and {other} both hold {what}; one must hold images, the other their labels.</source>
        <translation>{file} 和 {other} 里都是{what}；必须一个是图像，另一个是它们的标签。</translation>
    </message>
    <message>
        <source>{file} cannot be unpacked: it is damaged.</source>
        <translation>无法解压缩 {file}：文件已损坏。</translation>
    </message>
    <message>
        <source>{file} cannot be used: its path is not Unicode text.</source>
        <translation>无法使用 {file}：它的路径不是 Unicode 文本。</translation>
    </message>
    <message>
        <source>{file} has {count} lines; it must have ten, each the name of a class.</source>
        <translation>{file} 有 {count} 行；必须有十行，每行是一个类别的名称。</translation>
    </message>
    <message>
        <source>{file} is a file</source>
        <translation>{file} 是文件</translation>
    </message>
    <message>
        <source>{file} is cut off: its header says {count} {what}, but only {there} are there.</source>
        <translation>{file} 不完整：文件头写着有 {count} 个{what}，实际只有 {there} 个。</translation>
    </message>
    <message>
        <source>{file} is longer than it says: more follows its {count} {what}.</source>
        <translation>{file} 比文件头写的长：{count} 个{what}之后还有内容。</translation>
    </message>
    <message>
        <source>{file} is not a file of images or labels in MNIST&apos;s format (IDX): {why}.</source>
        <translation>{file} 不是 MNIST 格式（IDX）的图像或标签文件：{why}。</translation>
    </message>
    <message>
        <source>{file} needs its {what} beside it: there is no {name}.</source>
        <translation>{file} 旁边要有它的{what}：找不到 {name}。</translation>
    </message>
    <message>
        <source>{file} says that it holds {count} {what}; at most {most} can be read.</source>
        <translation>{file} 的文件头写着有 {count} 个{what}；最多只能读取 {most} 个。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {name}: {why}</source>
        <translation>{file} 第 {line} 行，{name}：{why}</translation>
    </message>
    <message>
        <source>{images} has {count} images, but {labels} has {others} labels: they do not belong together.</source>
        <translation>{images} 有 {count} 张图像，{labels} 却有 {others} 个标签：两者对不上。</translation>
    </message>
    <message>
        <source>{name} is given twice.</source>
        <translation>{name}写了两次。</translation>
    </message>
    <message>
        <source>{name} must be a number.</source>
        <translation>“{name}”必须是数字。</translation>
    </message>
    <message>
        <source>{name} must be one of {known}, not {value}.</source>
        <translation>“{name}”必须是 {known} 之一，现在是：{value}。</translation>
    </message>
    <message>
        <source>{name} must lie between {low:.12g} and {high:.12g}.</source>
        <translation>“{name}”必须介于 {low:.12g} 与 {high:.12g} 之间。</translation>
    </message>
    <message>
        <source>The optimizer {optimizer} has no setting {key}.</source>
        <translation>优化器“{optimizer}”没有{key}这项设置。</translation>
    </message>
    <message>
        <source>The optimizer {optimizer} has no setting {key}; it has {names}.</source>
        <translation>优化器“{optimizer}”没有{key}这项设置；可用的有 {names}。</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>{file}, line {line}: {why}</source>
        <translation>{file} 第 {line} 行：{why}</translation>
    </message>
    <message>
        <source>The seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The span must run from a smaller to a larger number, not {low:.12g} to {high:.12g}.</source>
        <translation>范围必须从小到大，不能从 {low:.12g} 到 {high:.12g}。</translation>
    </message>
    <message>
        <source>The target has {other} classes but there are {count} logits.</source>
        <translation>目标有 {other} 个类别，logits 却有 {count} 个。</translation>
    </message>
    <message>
        <source>The temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>The text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>The theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>The two axes must be two different logits.</source>
        <translation>两个坐标轴必须是不同的 logit。</translation>
    </message>
    <message>
        <source>There is no class {n}: there are {classes} classes.</source>
        <translation>没有类别 {n}：类别只有 {classes} 个。</translation>
    </message>
    <message>
        <source>There is no home folder: HOME is not set, or leads nowhere.</source>
        <translation>找不到主目录（请检查 HOME）。</translation>
    </message>
    <message>
        <source>There is no logit {n}: there are {classes} classes.</source>
        <translation>没有第 {n} 个 logit：类别只有 {classes} 个。</translation>
    </message>
    <message>
        <source>There is no run {n}: there are {count}.</source>
        <translation>没有第 {n} 组；目前共有 {count} 组。</translation>
    </message>
    <message>
        <source>There is no such name in an experiment; docs/lessons.md says where the names are.</source>
        <translation>实验里没有这个名称；docs/lessons.md 说明在哪里查。</translation>
    </message>
    <message>
        <source>There is no such name here; the names are {known}.</source>
        <translation>没有这个名称；可用的有 {known}。</translation>
    </message>
    <message>
        <source>This file has more than {most} parts, which is too many.</source>
        <translation>这个文件的内容超过 {most} 个部分，太多了。</translation>
    </message>
    <message>
        <source>There must be one to {high} examples, not {count}.</source>
        <translation>样本必须有 1 到 {high} 个，不能是 {count} 个。</translation>
    </message>
    <message>
        <source>There must be one to {high} runs, not {count}.</source>
        <translation>组数必须是 1 到 {high}，不能是 {count}。</translation>
    </message>
    <message>
        <source>There must be {low} to {high} classes, not {count}.</source>
        <translation>类别必须有 {low} 到 {high} 个，不能是 {count} 个。</translation>
    </message>
    <message>
        <source>This app reads version {known} only.</source>
        <translation>本程序只读版本 {known}。</translation>
    </message>
    <message>
        <source>This line is not TOML, such as: name = value.</source>
        <translation>这一行不是 TOML，写法如：name = value。</translation>
    </message>
    <message>
        <source>This is not a session file of Softmax &amp; Loss Explorer.</source>
        <translation>这不是 Softmax &amp; Loss Explorer 的会话文件。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>无法读取 {file}：{why}。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {why}.</source>
        <translation>无法写入 {file}：{why}。</translation>
    </message>
    <message>
        <source>{name} must lie between {low:.12g} and {high:.12g}, not {value:.12g}.</source>
        <translation>“{name}”必须介于 {low:.12g} 与 {high:.12g} 之间，现在是 {value:.12g}。</translation>
    </message>
    <message>
        <source>{sign} is not a sign; the signs are {known}.</source>
        <translation>{sign}不是符号；可用的有 {known}。</translation>
    </message>
    <message>
        <source>{value} is given twice.</source>
        <translation>{value} 写了两次。</translation>
    </message>
    <message>
        <source>{why}</source>
        <translation>{why}</translation>
    </message>
    <message>
        <source>Logits are numbered from 0 to {last} here, not {value}.</source>
        <translation>这里的 logit 从 0 数到 {last}，没有 {value}。</translation>
    </message>
    <message>
        <source>Classes are numbered from 0 to {last} here, not {value}.</source>
        <translation>这里的类别从 0 数到 {last}，没有 {value}。</translation>
    </message>
    <message>
        <source>something else has this name</source>
        <translation>这个名称已被其他东西占用</translation>
    </message>
    <message>
        <source>The session file is not valid at “{path}”: {why}</source>
        <translation>会话文件的“{path}”无效：{why}</translation>
    </message>
    <message>
        <source>The settings are not valid at “{path}”: {why}</source>
        <translation>设置文件的“{path}”无效：{why}</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>A step straight downhill, as long as the slope times the learning rate.</source>
        <translation>沿最陡的下坡走一步，步长是斜率乘以学习率。</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adam rescue</source>
        <translation>Adam 救场</translation>
    </message>
    <message>
        <source>Almost no preference yet: cross-entropy to class 2 is 1.1362, near ln 3 = 1.0986.</source>
        <translation>几乎还没有偏好：对类别 2 的交叉熵是 1.1362，接近 ln 3 = 1.0986。</translation>
    </message>
    <message>
        <source>An output for each class cuts wedges: no class lies between the others.</source>
        <translation>每个类别一个输出，切成扇形：没有哪一类夹在其他类之间。</translation>
    </message>
    <message>
        <source>Class as a number, or one-hot</source>
        <translation>用数字或独热表示类别</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Close logits share the probability: 0.34, 0.46, 0.21.</source>
        <translation>logits 相近，概率也相近：0.34、0.46、0.21。</translation>
    </message>
    <message>
        <source>Computed from the logits, so it is finite for every finite logit.</source>
        <translation>直接由 logits 计算，所以 logits 有限，损失就有限。</translation>
    </message>
    <message>
        <source>Cross-entropy minus the entropy of the target; 0 when prediction and target agree.</source>
        <translation>交叉熵减去目标的熵；预测与目标一致时为 0。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>神经网络</translation>
    </message>
    <message>
        <source>Distance, surprise and likelihood</source>
        <translation>距离、意外程度与似然</translation>
    </message>
    <message>
        <source>784-128-128-128-128-10 with cross-entropy on MNIST: over 90% of new digits right in 400 steps. Press Space.</source>
        <translation>784-128-128-128-128-10，用交叉熵在 MNIST 上训练：400 步后，没见过的数字答对超过 90%。请按空格键。</translation>
    </message>
    <message>
        <source>Double softmax trap</source>
        <translation>两次 softmax 的陷阱</translation>
    </message>
    <message>
        <source>Each pixel is a choice of its own, black or white; b is clipped, and the mean is taken. In float32.</source>
        <translation>每个像素各自是黑或白的二元选择；b 先截断，最后取平均。用 float32 计算。</translation>
    </message>
    <message>
        <source>Each slope is divided by the size of its recent past.</source>
        <translation>斜率除以自己近来的大小。</translation>
    </message>
    <message>
        <source>Error surfaces, and descent on them</source>
        <translation>误差曲面，以及在上面做梯度下降</translation>
    </message>
    <message>
        <source>Euclidean</source>
        <translation>欧氏距离</translation>
    </message>
    <message>
        <source>From logits to probabilities</source>
        <translation>从 logits 到概率</translation>
    </message>
    <message>
        <source>Grades do lie in a row, so stripes fit: one number will do.</source>
        <translation>年级确实排成一列，条带正合适：一个数字就够。</translation>
    </message>
    <message>
        <source>Infinite where b is black and a is not. In code it is nan if both are black somewhere: 0 · ln 0.</source>
        <translation>只要有像素 b 是黑的而 a 不是，就是无穷大。照公式写成代码，若有像素两张都是黑的，会得到 nan：0 · ln 0。</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>Large gaps grow: 3, 1, −3 become 0.88, 0.12, 0.00.</source>
        <translation>差距会拉大：3、1、−3 变成 0.88、0.12、0.00。</translation>
    </message>
    <message>
        <source>Lecture: y, y′, ŷ</source>
        <translation>课堂：y、y′、ŷ</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Logits (0.9, 1.2, 0.4)</source>
        <translation>logits (0.9, 1.2, 0.4)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>MNIST digits 0, 6 and 7 on their first two principal components.</source>
        <translation>MNIST 的手写数字 0、6、7，取前两个主成分。</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>MSE / K</source>
        <translation>MSE / K</translation>
    </message>
    <message>
        <source>MSE divided by the number of classes, as PyTorch&apos;s MSELoss.</source>
        <translation>MSE 再除以类别数，同 PyTorch 的 MSELoss。</translation>
    </message>
    <message>
        <source>MSE of logits</source>
        <translation>logits 的 MSE</translation>
    </message>
    <message>
        <source>Made-up pupils aged 6, 8 and 10, after the WHO growth reference.</source>
        <translation>虚构的 6、8、10 岁小学生，按 WHO 生长参考值生成。</translation>
    </message>
    <message>
        <source>Momentum that looks ahead before it leaps.</source>
        <translation>先向前看一步再走的动量。</translation>
    </message>
    <message>
        <source>Momentum, divided by the size of the recent slopes: steps of about the learning rate where slopes exceed ε.</source>
        <translation>动量除以近来斜率的大小：斜率比 ε 大时，每一步约等于学习率。</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Numerical example (0, 0.006, 0.12)</source>
        <translation>数值例子 (0, 0.006, 0.12)</translation>
    </message>
    <message>
        <source>On the logits, t the class of the largest target; PyTorch&apos;s MultiMarginLoss.</source>
        <translation>直接用 logits 计算，t 是目标最大的类别；即 PyTorch 的 MultiMarginLoss。</translation>
    </message>
    <message>
        <source>On the logits, without softmax: it is flat only at its lowest point.</source>
        <translation>直接用 logits 计算，不经过 softmax：只有最低点是平的。</translation>
    </message>
    <message>
        <source>One output cuts parallel stripes: class 2 is forced between 1 and 3.</source>
        <translation>一个输出只能切成平行的条带：类别 2 被夹在 1 和 3 之间。</translation>
    </message>
    <message>
        <source>P = a / Σ a, Q = b / Σ b. Infinite where Q is 0 and P is not; of two equal images it is H(P), not 0.</source>
        <translation>P = a / Σ a，Q = b / Σ b。Q 是 0 而 P 不是 0 时为无穷大；两张相同的图像得到 H(P)，不是 0。</translation>
    </message>
    <message>
        <source>Past slopes carry on: up to 1 / (1 − momentum) times as fast.</source>
        <translation>延续过去的斜率：最多快到 1 / (1 − 动量) 倍。</translation>
    </message>
    <message>
        <source>Prediction minus target: the further apart they are, the larger the slope.</source>
        <translation>预测减目标：两者差得越远，斜率越大。</translation>
    </message>
    <message>
        <source>Press Space: squared error stands still, cross-entropy walks down.</source>
        <translation>按空格键：平方误差原地不动，交叉熵一路走下去。</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影仪</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Soft target</source>
        <translation>软目标</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Squared error is flat here on the probabilities, but not on the logits. Press Space.</source>
        <translation>在这里，用 softmax 概率算的平方误差是平的，用 logits 算就不平。按空格键。</translation>
    </message>
    <message>
        <source>The length of the straight line between the two images, as points with a coordinate for each pixel.</source>
        <translation>把两张图像看成点，每个像素是一个坐标：两点之间的直线距离。</translation>
    </message>
    <message>
        <source>Where Q is 0 it is finite only because of the 10⁻⁷ in the code: another number there, another loss.</source>
        <translation>Q 是 0 的地方，全靠代码里的 10⁻⁷ 才是有限的：换一个数，就是另一个损失。</translation>
    </message>
    <message>
        <source>b is clipped to [10⁻⁷, 1 − 10⁻⁷] first: −ln b is at most ln 10⁷ = 16.1, not ∞.</source>
        <translation>先把 b 截断到 [10⁻⁷, 1 − 10⁻⁷]：−ln b 最大是 ln 10⁷ = 16.1，而不是 ∞。</translation>
    </message>
    <message>
        <source>≈ 0: too small for float64, whose smallest number is 4.9 × 10⁻³²⁴, so the app computes with 0.</source>
        <translation>≈ 0：float64 最小的数是 4.9 × 10⁻³²⁴，放不下这么小的数，所以程序按 0 计算。</translation>
    </message>
    <message>
        <source>Softmax block (3, 1, −3)</source>
        <translation>softmax 模块 (3, 1, −3)</translation>
    </message>
    <message>
        <source>A held logit does not move: the slope of a run counts the free ones only.</source>
        <translation>固定的 logit 不会动：一组的斜率只算会动的那些。</translation>
    </message>
    <message>
        <source>A huge learning rate</source>
        <translation>巨大的学习率</translation>
    </message>
    <message>
        <source>A real network on real images</source>
        <translation>真实的网络，真实的图像</translation>
    </message>
    <message>
        <source>All three logits free: at a rate of 1.2 × 10⁸ one step of MSE decides, for a third of the starts wrongly and for good; cross-entropy at rate 1 reaches the right class from all.</source>
        <translation>三个 logits 都可动：学习率为 1.2 × 10⁸ 时，MSE 一步定胜负，三分之一的起点走错，再也回不来；交叉熵以学习率 1 从每个起点都能到达正确类别。</translation>
    </message>
    <message>
        <source>Descent and momentum stand still; RMSprop and Adam arrive, after 31 and 90 steps. Press Space.</source>
        <translation>梯度下降和动量停在原地；RMSprop 与 Adam 分别在 31 和 90 步后到达。请按空格键。</translation>
    </message>
    <message>
        <source>Each slope is divided by the length of all its past: even a tiny one moves at once, if it exceeds ε.</source>
        <translation>斜率除以自己一路累积的大小：再小，只要比 ε 大，也能马上走动。</translation>
    </message>
    <message>
        <source>Four losses</source>
        <translation>四种损失</translation>
    </message>
    <message>
        <source>Four optimizers under MSE</source>
        <translation>MSE 下的四种优化器</translation>
    </message>
    <message>
        <source>From the same start at the present learning rate, a tenth of it, ten times and a hundred times it</source>
        <translation>从同一个起点出发：当前的学习率、它的十分之一、十倍和一百倍</translation>
    </message>
    <message>
        <source>From the same start under four losses that take the target, at one learning rate</source>
        <translation>从同一个起点出发，用同一个学习率，比较四种适用于这个目标的损失</translation>
    </message>
    <message>
        <source>From the same start; an optimizer whose steps do not scale with the slope gets a tenth of the learning rate</source>
        <translation>从同一个起点出发；步长不随斜率变化的优化器，学习率取十分之一</translation>
    </message>
    <message>
        <source>Keras divides b, not a, by its sum, as if one pixel were chosen out of 784, and clips it. In float32.</source>
        <translation>Keras 把 b 除以它的总和（a 不除），好像要从 784 个像素中选出一个；然后把 b 截断。用 float32 计算。</translation>
    </message>
    <message>
        <source>Keras, binary</source>
        <translation>Keras，二元</translation>
    </message>
    <message>
        <source>Keras, categorical</source>
        <translation>Keras，多类别</translation>
    </message>
    <message>
        <source>MSE in PyTorch and Keras: the sum divided by the number of pixels.</source>
        <translation>PyTorch 和 Keras 的 MSE：总和除以像素数。</translation>
    </message>
    <message>
        <source>Softmax in the model and again in the loss: cross-entropy goes flat too. Press Space.</source>
        <translation>模型里有 softmax，损失函数里又一次：连交叉熵也变平。按空格键。</translation>
    </message>
    <message>
        <source>Ten classes</source>
        <translation>十个类别</translation>
    </message>
    <message>
        <source>Ten logits, all free: the surface shown is the slice in which each run stands.</source>
        <translation>十个 logits 全部自由：画出的曲面是各组所在的剖面。</translation>
    </message>
    <message>
        <source>Textbook: z, p, y</source>
        <translation>教科书：z、p、y</translation>
    </message>
    <message>
        <source>The class further off costs more, though every wrong answer is equally wrong.</source>
        <translation>越远的类别代价越大，但其实每个错误答案都一样错。</translation>
    </message>
    <message>
        <source>The course&apos;s lab: a five-layer network</source>
        <translation>课程实验：五层网络</translation>
    </message>
    <message>
        <source>The error {p}ᵢ − {t}ᵢ is that of cross-entropy, but multiplied by {p}ᵢ: where {p}ᵢ or the bracket is near 0, softmax is saturated and the surface is flat, even where the answer is wrong.</source>
        <translation>误差 {p}ᵢ − {t}ᵢ 和交叉熵的一样，但还要乘上 {p}ᵢ：{p}ᵢ 或括号接近 0 的地方，softmax 已经饱和，曲面是平的，即使答案是错的也一样。</translation>
    </message>
    <message>
        <source>The grade further off costs more, and rightly so: it is the bigger mistake.</source>
        <translation>差越远的年级代价越大，也应该如此：错得更多。</translation>
    </message>
    <message>
        <source>The lecture&apos;s error surface</source>
        <translation>课堂上的误差曲面</translation>
    </message>
    <message>
        <source>The lecture&apos;s sum of squared differences of the probabilities.</source>
        <translation>课堂用的算法：各概率差的平方和。</translation>
    </message>
    <message>
        <source>The right answer is itself a distribution: cross-entropy cannot fall below its entropy, KL can reach 0.</source>
        <translation>正确答案本身就是一个分布：交叉熵不会低于它的熵，KL 可以降到 0。</translation>
    </message>
    <message>
        <source>The same start under Adam: both losses get across. Press Space.</source>
        <translation>同样的起点，改用 Adam：两种损失都能越过。按空格键。</translation>
    </message>
    <message>
        <source>The straight-line distance between prediction and target.</source>
        <translation>预测与目标之间的直线距离。</translation>
    </message>
    <message>
        <source>The trap: softmax in the model and again inside the loss.</source>
        <translation>陷阱：模型里做了 softmax，损失函数里又做一次。</translation>
    </message>
    <message>
        <source>This loss at four learning rates</source>
        <translation>这个损失，四种学习率</translation>
    </message>
    <message>
        <source>This loss under four optimizers</source>
        <translation>这个损失，四种优化器</translation>
    </message>
    <message>
        <source>Three outputs do no better: the order is real.</source>
        <translation>三个输出并不更好：顺序是真的。</translation>
    </message>
    <message>
        <source>What the lecture calls MSE: the squares are added, not averaged.</source>
        <translation>课堂所说的 MSE：平方相加，不取平均。</translation>
    </message>
    <message>
        <source>Where one class has nearly all the probability, {p}ᵢ or its bracket is near 0: the surface is flat there, even where the answer is wrong.</source>
        <translation>只要某一类几乎占满概率，{p}ᵢ 或括号就接近 0：即使答错，曲面在那里也是平的。</translation>
    </message>
    <message>
        <source>Where the plateau comes from</source>
        <translation>平坦区从哪里来</translation>
    </message>
    <message>
        <source>Without softmax there is no plateau: the larger the error, the larger the slope.</source>
        <translation>没有 softmax 就没有平坦区：误差越大，斜率越大。</translation>
    </message>
    <message>
        <source>[ ] is 1 where the condition holds, else 0: the slope is 0 once the right logit leads by the margin.</source>
        <translation>条件成立时 [ ] 是 1，否则是 0：正确类别的 logit 领先达到间隔，斜率就是 0。</translation>
    </message>
    <message>
        <source>as distributions</source>
        <translation>当作分布</translation>
    </message>
    <message>
        <source>as distributions, clipped</source>
        <translation>当作分布，截断后</translation>
    </message>
    <message>
        <source>component 1</source>
        <translation>主成分 1</translation>
    </message>
    <message>
        <source>component 2</source>
        <translation>主成分 2</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>height (cm)</source>
        <translation>身高 (cm)</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>合页损失</translation>
    </message>
    <message>
        <source>initial sum</source>
        <translation>初始累加值</translation>
    </message>
    <message>
        <source>largest wins</source>
        <translation>取最大</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>低年级</translation>
    </message>
    <message>
        <source>mean of squares</source>
        <translation>平方的均值</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>中年级</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>nearest number</source>
        <translation>取最近的数</translation>
    </message>
    <message>
        <source>one output</source>
        <translation>一个输出</translation>
    </message>
    <message>
        <source>rate decay</source>
        <translation>学习率衰减</translation>
    </message>
    <message>
        <source>school grade from height and weight</source>
        <translation>由身高和体重预测年级</translation>
    </message>
    <message>
        <source>seven</source>
        <translation>七</translation>
    </message>
    <message>
        <source>six</source>
        <translation>六</translation>
    </message>
    <message>
        <source>softmax twice</source>
        <translation>两次 softmax</translation>
    </message>
    <message>
        <source>sum of squares</source>
        <translation>平方和</translation>
    </message>
    <message>
        <source>the pixels as they are</source>
        <translation>原始像素</translation>
    </message>
    <message>
        <source>the pixels, clipped</source>
        <translation>像素，截断后</translation>
    </message>
    <message>
        <source>three outputs</source>
        <translation>三个输出</translation>
    </message>
    <message>
        <source>three unrelated classes</source>
        <translation>三个无关的类别</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>高年级</translation>
    </message>
    <message>
        <source>weight (kg)</source>
        <translation>体重 (kg)</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>零</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>&lt;h3&gt;Softmax &amp;amp; Loss Explorer {version}&lt;/h3&gt;&lt;p&gt;See why a classifier is trained with softmax and cross-entropy.&lt;/p&gt;&lt;p&gt;After the lecture “Classification (short version)” by Hung-yi Lee. MIT licence.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Softmax &amp;amp; Loss Explorer {version}&lt;/h3&gt;&lt;p&gt;看懂分类器为什么用 softmax 和交叉熵来训练。&lt;/p&gt;&lt;p&gt;取材自李宏毅老师的课程“Classification (short version)”。MIT 许可证。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Softmax &amp; Loss Explorer</source>
        <translation>关于 Softmax &amp; Loss Explorer</translation>
    </message>
    <message>
        <source>An unexpected error: {what}
Your experiment is still there, and Undo takes back the last step.</source>
        <translation>发生意外错误：{what}
实验还在，按“撤销”可收回上一步。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>L = (1/N) Σ eₙ, the mean of the losses of the N = {count} images held out</source>
        <translation>L = (1/N) Σ eₙ，N = {count} 张测试图像的平均损失</translation>
    </message>
    <message>
        <source>Logit {sign}</source>
        <translation>logit {sign}</translation>
    </message>
    <message>
        <source>Logit {sign}: any finite number</source>
        <translation>logit {sign}：任意有限的数</translation>
    </message>
    <message>
        <source>Logit {sign}: where descent starts</source>
        <translation>logit {sign}：梯度下降的起点</translation>
    </message>
    <message>
        <source>One point, and so one J: only ∂e/∂{p} differs.</source>
        <translation>同一点，J 也相同：只有 ∂e/∂{p} 不同。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Target {sign}: its share of the right answer</source>
        <translation>目标 {sign}：在正确答案中所占的比例</translation>
    </message>
    <message>
        <source>wrong answers of {run}, most confident first: {n} of {count}</source>
        <translation>{run} 答错的，最有把握的在前：{count} 张中的 {n} 张</translation>
    </message>
    <message>
        <source>{name} right: {n} of {count}</source>
        <translation>{name} 答对：{count} 张中有 {n} 张</translation>
    </message>
    <message>
        <source>{name} taken for {answer}: {n} of {count}</source>
        <translation>{name} 认成 {answer}：{count} 张中有 {n} 张</translation>
    </message>
    <message>
        <source>{run} gets no {name} right.</source>
        <translation>{run} 的 {name} 一张也没答对。</translation>
    </message>
    <message>
        <source>{run} no rate from {low} to {high} visibly lowers e in {n} steps</source>
        <translation>{run} 从 {low} 到 {high}，没有任何学习率能在 {n} 步内明显降低 e</translation>
    </message>
    <message>
        <source>{run} takes no {name} for {answer}.</source>
        <translation>{run} 没有把任何 {name} 认成 {answer}。</translation>
    </message>
    <message>
        <source>{why} The app starts with its default settings; the old file is now {name}.</source>
        <translation>{why}已改用默认设置；原文件已改名为 {name}。</translation>
    </message>
    <message>
        <source>The sigmoid of the difference of the two logits</source>
        <translation>两个 logit 之差的 sigmoid</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 步</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到达</translation>
    </message>
    <message>
        <source>At {rate} MSE jumps the plateau of the lecture&apos;s surface in {steps} steps, thrown to {far}. But with three free logits, from {y}₃ = 0, it throws a third of the starts to a wrong class, where they stay: nobody trains that way.</source>
        <translation>学习率为 {rate} 时，MSE 只需 {steps} 步就跳过课堂曲面上的平坦区，却被抛到 {far}。若三个 logits 都可动、从 {y}₃ = 0 出发，则有三分之一的起点被抛到错误的类别，从此停在那里：没有人这样训练。</translation>
    </message>
    <message>
        <source>Beyond the picture: {runs}</source>
        <translation>超出图外：{runs}</translation>
    </message>
    <message>
        <source>Classification: one row of W′ for each output</source>
        <translation>分类：W′ 的每一行对应一个输出</translation>
    </message>
    <message>
        <source>Drag a mark along the curve: this sets the start, and the runs begin again.</source>
        <translation>沿曲线拖动标记：会重设起点，各组重新开始。</translation>
    </message>
    <message>
        <source>Far off, by {off}: ∂e/∂{p} is up to {wrong}. But the probabilities hardly answer, J is up to {answer}: hardly any slope, {slope}.</source>
        <translation>差得很远，差了 {off}：∂e/∂{p} 最大 {wrong}。但概率几乎没有反应，J 最大 {answer}：几乎没有斜率，{slope}。</translation>
    </message>
    <message>
        <source>Keys: Tab to here, ↑ ↓ choose, ← → move.</source>
        <translation>键盘：按 Tab 移到这里，↑ ↓ 选取，← → 移动。</translation>
    </message>
    <message>
        <source>LESSONS</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Logit {sign}: an axis of the surfaces, fixed, or moving in descent</source>
        <translation>logit {sign}：曲面的坐标轴、固定，或在梯度下降中可动</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>前进中</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>No softmax lies between: ∂e/∂{y} comes straight from the logits, slope {slope}.</source>
        <translation>中间没有 softmax：∂e/∂{y} 直接来自 logits，斜率 {slope}。</translation>
    </message>
    <message>
        <source>Nothing bounds {y}ᵢ: any real number.</source>
        <translation>{y}ᵢ 没有上下限，可以是任意实数。</translation>
    </message>
    <message>
        <source>Off by {off} only: ∂e/∂{p} is up to {wrong}, J up to {answer}, the slope {slope}.</source>
        <translation>只差 {off}：∂e/∂{p} 最大 {wrong}，J 最大 {answer}，斜率 {slope}。</translation>
    </message>
    <message>
        <source>One output {y}, to be close to its label {t}.</source>
        <translation>只有一个输出 {y}，要尽量接近标签 {t}。</translation>
    </message>
    <message>
        <source>PRESETS</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Reaches the right class within {steps} from {list}</source>
        <translation>{steps}内到达正确类别的起点：{list}</translation>
    </message>
    <message>
        <source>Regression: one number</source>
        <translation>回归：输出一个数</translation>
    </message>
    <message>
        <source>Sizes are logarithmic: a bar ends at the line in its middle, and a square fills its place, where the number is 1. Hatched: negative. The arrow points downhill on the two axes of the surfaces.</source>
        <translation>大小以对数表示：数值为 1 时，长条到中间的线，方块填满格子。斜线：负数。箭头在曲面的两轴上指向下坡。</translation>
    </message>
    <message>
        <source>Steps: {n}, from “{first}” to “{last}”</source>
        <translation>共 {n} 步，从“{first}”到“{last}”</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>卡住了</translation>
    </message>
    <message>
        <source>The loss comes below {level} within {steps} from {list}</source>
        <translation>损失在 {steps}内降到 {level} 以下的起点：{list}</translation>
    </message>
    <message>
        <source>The probabilities answer, J is up to {answer}, and ∂e/∂{p} up to {wrong}: slope {slope}.</source>
        <translation>概率有反应，J 最大 {answer}，∂e/∂{p} 最大 {wrong}：斜率 {slope}。</translation>
    </message>
    <message>
        <source>The probabilities hardly answer, J is up to {answer}. But ∂e/∂{p} is up to {wrong}: that makes up for it, slope {slope}.</source>
        <translation>概率几乎没有反应，J 最大 {answer}。但 ∂e/∂{p} 最大 {wrong}，补了回来：斜率 {slope}。</translation>
    </message>
    <message>
        <source>The record of this loss has no ∂e/∂{p}. J is up to {answer}, the slope {slope}.</source>
        <translation>此损失的记录没有 ∂e/∂{p}。J 最大 {answer}，斜率 {slope}。</translation>
    </message>
    <message>
        <source>The run before the last change</source>
        <translation>上一次改动之前的轨迹</translation>
    </message>
    <message>
        <source>The slope taken apart by the chain rule</source>
        <translation>用链式法则拆解的斜率</translation>
    </message>
    <message>
        <source>Thrown far off</source>
        <translation>甩得很远</translation>
    </message>
    <message>
        <source>a digit {digit} (its probability is {p}), answered by {run} at step {n}</source>
        <translation>手写数字 {digit}（概率是 {p}），{run} 第 {n} 步的回答</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>一开始就达成</translation>
    </message>
    <message>
        <source>an image of {digit} (its probability is {p}), answered by {run} at step {n}</source>
        <translation>类别“{digit}”的一张图像（概率是 {p}），{run} 第 {n} 步的回答</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>close to</source>
        <translation>接近</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>diverges</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>from {first} = {x}, {second} = {y}: {end}</source>
        <translation>从 {first} = {x}、{second} = {y}：{end}</translation>
    </message>
    <message>
        <source>hatched: diverges</source>
        <translation>斜线区：发散</translation>
    </message>
    <message>
        <source>how hard the loss pulls</source>
        <translation>损失拉得多用力</translation>
    </message>
    <message>
        <source>how much the probabilities still answer</source>
        <translation>概率还有多少反应</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数</translation>
    </message>
    <message>
        <source>not by step {n}, so far</source>
        <translation>到目前第 {n} 步尚未达成</translation>
    </message>
    <message>
        <source>not within {n}</source>
        <translation>{n} 步内未达成</translation>
    </message>
    <message>
        <source>not within {steps}</source>
        <translation>{steps}内未达成</translation>
    </message>
    <message>
        <source>plateau</source>
        <translation>平坦区</translation>
    </message>
    <message>
        <source>pointer</source>
        <translation>指针处</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>pull of e</source>
        <translation>e 的拉力</translation>
    </message>
    <message>
        <source>ramp</source>
        <translation>斜坡</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>学习率 {rate}</translation>
    </message>
    <message>
        <source>rate {rate}:</source>
        <translation>学习率 {rate}：</translation>
    </message>
    <message>
        <source>slope {slope}</source>
        <translation>斜率 {slope}</translation>
    </message>
    <message>
        <source>slope {slope}, a step or so to half way down</source>
        <translation>斜率 {slope}，约一步就下降一半</translation>
    </message>
    <message>
        <source>slope {slope}, about {steps} steps to cross</source>
        <translation>斜率 {slope}，约需 {steps} 步才能越过</translation>
    </message>
    <message>
        <source>slope {slope}, about {steps} steps to half way down</source>
        <translation>斜率 {slope}，约 {steps} 步下降一半</translation>
    </message>
    <message>
        <source>slope {slope}, no number of steps will cross</source>
        <translation>斜率 {slope}，走多少步都越不过</translation>
    </message>
    <message>
        <source>slope {slope}; float64 cannot tell it from its limit, {least}</source>
        <translation>斜率 {slope}；和极限 {least} 的差，float64 已分不出</translation>
    </message>
    <message>
        <source>slope {slope}; the least possible is {least}</source>
        <translation>斜率 {slope}；最低可到 {least}</translation>
    </message>
    <message>
        <source>slope {slope}; the limit is {least}, never reached</source>
        <translation>斜率 {slope}；极限是 {least}，只能逼近</translation>
    </message>
    <message>
        <source>slope {slope}; the number of steps to cross cannot be estimated</source>
        <translation>斜率 {slope}；无法估计要几步才能越过</translation>
    </message>
    <message>
        <source>slope {slope}; try a smaller learning rate</source>
        <translation>斜率 {slope}；试试较小的学习率</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
    <message>
        <source>the slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>the start, {y} = ({logits})</source>
        <translation>起点，{y} = ({logits})</translation>
    </message>
    <message>
        <source>up to {largest}</source>
        <translation>最大 {largest}</translation>
    </message>
    <message>
        <source>usual settings</source>
        <translation>默认设置</translation>
    </message>
    <message>
        <source>what still answers</source>
        <translation>还有多少反应</translation>
    </message>
    <message>
        <source>{a}.{b} billion</source>
        <translation>{a}{b} 亿</translation>
    </message>
    <message>
        <source>{a}.{b} million</source>
        <translation>{a}{b}0 万</translation>
    </message>
    <message>
        <source>{a}{b} billion</source>
        <translation>{a}{b}0 亿</translation>
    </message>
    <message>
        <source>{a}{b} million</source>
        <translation>{a}{b}00 万</translation>
    </message>
    <message>
        <source>{a}{b}0 billion</source>
        <translation>{a}{b}00 亿</translation>
    </message>
    <message>
        <source>{a}{b}0 million</source>
        <translation>{a}.{b} 亿</translation>
    </message>
    <message>
        <source>{count} hidden layers are too many: at most {high}; the last good value is kept.</source>
        <translation>{count} 个隐藏层太多：最多 {high} 个；保留上一个有效值。</translation>
    </message>
    <message>
        <source>{factor} up to {largest}</source>
        <translation>{factor} 最大 {largest}</translation>
    </message>
    <message>
        <source>{formula}: {meaning}</source>
        <translation>{formula}：{meaning}</translation>
    </message>
    <message>
        <source>{loss} comes below {level} within {steps} from {list}</source>
        <translation>{loss} 在 {steps}内降到 {level} 以下的起点：{list}</translation>
    </message>
    <message>
        <source>{loss} reaches the right class within {steps} from {list}</source>
        <translation>{loss} 在 {steps}内到达正确类别的起点：{list}</translation>
    </message>
    <message>
        <source>{loss}, arrives at step {n}</source>
        <translation>{loss}，第 {n} 步到达</translation>
    </message>
    <message>
        <source>{loss}, not there within {n} steps</source>
        <translation>{loss}，{n} 步内未到达</translation>
    </message>
    <message>
        <source>{loss}, there at step {n}, then left</source>
        <translation>{loss}，第 {n} 步到达，后又离开</translation>
    </message>
    <message>
        <source>{name} ({settings})</source>
        <translation>{name}（{settings}）</translation>
    </message>
    <message>
        <source>{n} steps</source>
        <translation>{n} 步</translation>
    </message>
    <message>
        <source>{run} answers all {count} right.</source>
        <translation>{run} 全部 {count} 张都答对。</translation>
    </message>
    <message>
        <source>{run} at step {n}</source>
        <translation>{run} 第 {n} 步</translation>
    </message>
    <message>
        <source>{run} best rate {rate}: arrives at step {n}</source>
        <translation>{run} 最佳学习率 {rate}：第 {n} 步到达</translation>
    </message>
    <message>
        <source>{run} best rate {rate}: down to {loss}, not there yet</source>
        <translation>{run} 最佳学习率 {rate}：降到 {loss}，尚未到达</translation>
    </message>
    <message>
        <source>{run} has arrived at the start; the best rate is {rate}</source>
        <translation>{run} 在起点就已到达；最佳学习率为 {rate}</translation>
    </message>
    <message>
        <source>{run} wrong: {n} of {count}</source>
        <translation>{run} 答错：{count} 张中的 {n} 张</translation>
    </message>
    <message>
        <source>{sentence}, so far</source>
        <translation>到目前为止：{sentence}</translation>
    </message>
    <message>
        <source>{share} of starts</source>
        <translation>{share} 的起点</translation>
    </message>
    <message>
        <source>{share} of starts under {name}</source>
        <translation>{name} 占 {share}</translation>
    </message>
    <message>
        <source>{share} of starts with {name}</source>
        <translation>{name} 占 {share}</translation>
    </message>
    <message>
        <source>{share} so far</source>
        <translation>目前 {share}</translation>
    </message>
    <message>
        <source>{share} under {name}</source>
        <translation>{name} 占 {share}</translation>
    </message>
    <message>
        <source>{share} with {name}</source>
        <translation>{name} 占 {share}</translation>
    </message>
    <message>
        <source>{text} is outside {low} … {high}; the last good value is kept.</source>
        <translation>{text} 超出 {low} … {high}，保留上一个有效值。</translation>
    </message>
    <message>
        <source>“{text}” has a comma where a whole number is wanted: write it without; the last good value is kept.</source>
        <translation>“{text}”应为整数，请不要写逗号；已保留上一个有效值。</translation>
    </message>
    <message>
        <source>“{text}” has more than one comma or point: write at most one; the last good value is kept.</source>
        <translation>“{text}”的逗号或小数点不止一个，最多只能写一个；已保留上一个有效值。</translation>
    </message>
    <message>
        <source>“{text}” is not a finite number; the last good value is kept.</source>
        <translation>“{text}”不是有限的数，保留上一个有效值。</translation>
    </message>
    <message>
        <source>“{text}” is not a list of whole numbers: write 32, or 128 128; the last good value is kept.</source>
        <translation>“{text}”不是整数的列表：请输入 32 或 128 128；保留上一个有效值。</translation>
    </message>
    <message>
        <source>“{text}” is not a number; the last good value is kept.</source>
        <translation>“{text}”不是数字，保留上一个有效值。</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number; the last good value is kept.</source>
        <translation>“{text}”不是整数，保留上一个有效值。</translation>
    </message>
    <message>
        <source>∂e/∂{p} is up to {wrong}, J up to {answer}, the slope {slope}.</source>
        <translation>∂e/∂{p} 最大 {wrong}，J 最大 {answer}，斜率 {slope}。</translation>
    </message>
</context>
</TS>
