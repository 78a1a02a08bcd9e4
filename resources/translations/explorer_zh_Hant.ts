<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>AccuracyFigure</name>
    <message>
        <source>Space trains</source>
        <translation>按空白鍵開始訓練</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>測試集</translation>
    </message>
    <message>
        <source>of {n} held-out examples right</source>
        <translation>測試樣本答對率（{n} 個）</translation>
    </message>
    <message>
        <source>right, held out</source>
        <translation>測試集答對</translation>
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
        <translation>圖上 {n} 個中答對 {share}，答錯的加圈</translation>
    </message>
</context>
<context>
    <name>Body</name>
    <message>
        <source>The controls have no room beside the explanation; E or Esc brings them back.</source>
        <translation>說明旁邊放不下控制項；按 E 或 Esc 就會回來。</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>Remove this card</source>
        <translation>移除這張卡片</translation>
    </message>
    <message>
        <source>Start from here: the current position of this run becomes the new start</source>
        <translation>從這裡出發：以這一組目前的位置為新起點</translation>
    </message>
    <message>
        <source>The loss of run {x}</source>
        <translation>{x} 組的損失函數</translation>
    </message>
</context>
<context>
    <name>ChainPage</name>
    <message>
        <source>The run whose slope is taken apart; there is no room for all</source>
        <translation>要拆解哪一組的斜率；空間不足以顯示所有的組</translation>
    </message>
    <message>
        <source>Why there is a slope or none: each run&apos;s gradient by the chain rule</source>
        <translation>為何有斜率或沒有：以連鎖律看每一組的梯度</translation>
    </message>
    <message>
        <source>chain rule</source>
        <translation>連鎖律</translation>
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
        <translation>用數字表示類別</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>DISTANCES</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>No order to choose.</source>
        <translation>不必排順序。</translation>
    </message>
    <message>
        <source>Numbered in another order: {shares}.</source>
        <translation>換個編號順序：{shares}。</translation>
    </message>
    <message>
        <source>ONE-HOT</source>
        <translation>獨熱編碼</translation>
    </message>
    <message>
        <source>Output of the model</source>
        <translation>模型的輸出</translation>
    </message>
    <message>
        <source>case</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>each side √2 ≈ 1.41</source>
        <translation>每邊 √2 ≈ 1.41</translation>
    </message>
    <message>
        <source>output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>squared error to each class</source>
        <translation>對各類別的平方誤差</translation>
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
        <translation>色階</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>A row for each run: steps to arrive, and the loss and slope at the end</source>
        <translation>每組一列：到達所需步數，以及最後的損失與斜率</translation>
    </message>
    <message>
        <source>Arrived: at most 1% is left of the way from the loss of equal logits down to the least. The first time counts.</source>
        <translation>到達：從 logits 全部相等時的損失降到最小值，這段路只剩不到 1%。以第一次到達為準。</translation>
    </message>
    <message>
        <source>Copied the table: paste it into a spreadsheet.</source>
        <translation>已複製表格，可貼到試算表。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the table for a spreadsheet: every digit, with tabs between the columns (Ctrl+C in the table)</source>
        <translation>複製表格，供試算表使用：保留所有位數，欄與欄之間以定位字元分隔（在表格中按 Ctrl+C）</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>發散</translation>
    </message>
    <message>
        <source>final e</source>
        <translation>最終 e</translation>
    </message>
    <message>
        <source>final slope</source>
        <translation>最終斜率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>not within {n}</source>
        <translation>{n} 步內未到達</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>最佳化器</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>run</source>
        <translation>組</translation>
    </message>
    <message>
        <source>steps to arrive</source>
        <translation>到達步數</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>{n}, then left</source>
        <translation>{n}，後又離開</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Sort by {column}</source>
        <translation>依{column}排序</translation>
    </message>
    <message>
        <source>The runs compared: click a header to sort by it</source>
        <translation>各組的比較：點欄位標題即可排序</translation>
    </message>
    <message>
        <source>sorted by {column}</source>
        <translation>依{column}排序</translation>
    </message>
    <message>
        <source>sorted by {column}, falling</source>
        <translation>依{column}排序，由大到小</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix: the answers to the images of each class</source>
        <translation>混淆矩陣：每一類別的影像得到的答案</translation>
    </message>
    <message>
        <source>Rows: the true class. Columns: the answer. Right answers are framed. A click on a cell shows its images. Keys: arrows choose a cell, Space shows its images.</source>
        <translation>列：實際的類別。行：網路的答案。答對的有外框。點一格就顯示其中的影像。鍵盤：方向鍵選格子，空白鍵顯示影像。</translation>
    </message>
    <message>
        <source>rows: true class · columns: answer</source>
        <translation>列：實際類別 · 行：答案</translation>
    </message>
    <message>
        <source>true ↓   answer →</source>
        <translation>實際 ↓   答案 →</translation>
    </message>
    <message>
        <source>{run}: {n} of {count} right</source>
        <translation>{run}：{count} 張中答對 {n} 張</translation>
    </message>
</context>
<context>
    <name>CurvesPage</name>
    <message>
        <source>The loss along the difference of the two axis logits</source>
        <translation>損失沿兩座標軸 logit 之差的變化</translation>
    </message>
    <message>
        <source>The loss and its slope by step, and a slice through the surfaces</source>
        <translation>逐步的損失與斜率，以及曲面的剖面</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>曲線</translation>
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
        <translation>所有檔案</translation>
    </message>
    <message>
        <source>MNIST files</source>
        <translation>MNIST 檔案</translation>
    </message>
    <message>
        <source>Open images and labels</source>
        <translation>開啟影像與標籤</translation>
    </message>
    <message>
        <source>Opened {name} with the built-in digits. {why}</source>
        <translation>已開啟 {name}，改用內建的手寫數字。{why}</translation>
    </message>
    <message>
        <source>Opened {name}.</source>
        <translation>已開啟 {name}。</translation>
    </message>
    <message>
        <source>Opened {name}. Its images in {file} have changed since it was saved.</source>
        <translation>已開啟 {name}。{file} 裡的影像在儲存之後有變動。</translation>
    </message>
    <message>
        <source>Opened {name}: {train} images to train with, {held} held out.</source>
        <translation>已開啟 {name}：{train} 張影像用來訓練，{held} 張用來測試。</translation>
    </message>
    <message>
        <source>Reading {name} was cancelled.</source>
        <translation>已取消讀取 {name}。</translation>
    </message>
    <message>
        <source>Reading {name}: {percent}%</source>
        <translation>正在讀取 {name}：{percent}%</translation>
    </message>
    <message>
        <source>The network is trained with the built-in digits.</source>
        <translation>網路改用內建的手寫數字訓練。</translation>
    </message>
</context>
<context>
    <name>DescentColumn</name>
    <message>
        <source>Every loss with its value and slope</source>
        <translation>各損失函數的值與斜率</translation>
    </message>
    <message>
        <source>LOSSES</source>
        <translation>損失函數</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>Logits</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>SOFTMAX · {p} BESIDE {t}</source>
        <translation>softmax · {p} 對照 {t}</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>The logits: where descent starts</source>
        <translation>logits：下降的起點</translation>
    </message>
    <message>
        <source>The probabilities beside the target</source>
        <translation>機率對照目標</translation>
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
        <translation>空間不夠而收起：曲面的畫法</translation>
    </message>
    <message>
        <source>View</source>
        <translation>檢視</translation>
    </message>
</context>
<context>
    <name>DigitGrid</name>
    <message>
        <source>Images held out, and what each run answers</source>
        <translation>測試用的影像，以及各組的答案</translation>
    </message>
</context>
<context>
    <name>DigitImage</name>
    <message>
        <source>A handwritten {digit}</source>
        <translation>手寫的 {digit}</translation>
    </message>
</context>
<context>
    <name>DigitLosses</name>
    <message>
        <source>The losses of this image alone</source>
        <translation>只看這一張影像的損失</translation>
    </message>
</context>
<context>
    <name>DigitsPanel</name>
    <message>
        <source>DIGITS</source>
        <translation>手寫數字</translation>
    </message>
    <message>
        <source>IMAGES</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Confusion matrix: count the answers to the images of each class, in place of the curves</source>
        <translation>混淆矩陣：在曲線的位置統計每一類別的影像得到哪些答案</translation>
    </message>
    <message>
        <source>Show only images answered wrong, of all that are held out, the most confident answers first</source>
        <translation>只顯示全部測試影像中答錯的，最有把握的排在前面</translation>
    </message>
    <message>
        <source>The run whose wrong answers are shown and whose confusions are counted</source>
        <translation>要看哪一組答錯的影像與混淆矩陣</translation>
    </message>
    <message>
        <source>confusion</source>
        <translation>混淆矩陣</translation>
    </message>
    <message>
        <source>only wrong</source>
        <translation>只看答錯</translation>
    </message>
</context>
<context>
    <name>DistancePage</name>
    <message>
        <source>Predictions of three classes are the points of a triangle.</source>
        <translation>三個類別的預測就是三角形裡的點。</translation>
    </message>
    <message>
        <source>SIMPLEX</source>
        <translation>單純形</translation>
    </message>
    <message>
        <source>Show with three classes</source>
        <translation>改用三個類別</translation>
    </message>
    <message>
        <source>The loss drawn on the triangle</source>
        <translation>畫在三角形上的損失函數</translation>
    </message>
    <message>
        <source>This loss depends on more than {p}: a point of the triangle has no value of it.</source>
        <translation>這個損失不只取決於 {p}，三角形上的點沒有對應的值。</translation>
    </message>
    <message>
        <source>Three classes make a triangle</source>
        <translation>三個類別才成三角形</translation>
    </message>
</context>
<context>
    <name>DistanceTable</name>
    <message>
        <source>Distances between the classes</source>
        <translation>類別之間的距離</translation>
    </message>
    <message>
        <source>number</source>
        <translation>數字</translation>
    </message>
    <message>
        <source>one-hot</source>
        <translation>獨熱</translation>
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
        <translation>{name}：結果 {n} 的機率</translation>
    </message>
</context>
<context>
    <name>DraggableBlock</name>
    <message>
        <source>Drag the box up or down, or the bar along its length.</source>
        <translation>方框可上下拖曳，長條可左右拖曳。</translation>
    </message>
</context>
<context>
    <name>EntropyBars</name>
    <message>
        <source>0: certain</source>
        <translation>0：完全確定</translation>
    </message>
    <message>
        <source>Cross-entropy is entropy plus the gap</source>
        <translation>交叉熵 = 熵 + 差距</translation>
    </message>
    <message>
        <source>The gap, KL, is never negative: 0 only where the two distributions agree</source>
        <translation>差距 KL 不會是負的：兩個分布一致時才是 0</translation>
    </message>
    <message>
        <source>larger entropy = more uncertain</source>
        <translation>熵越大，越不確定</translation>
    </message>
    <message>
        <source>uniform: {x}</source>
        <translation>均勻分布：{x}</translation>
    </message>
</context>
<context>
    <name>ExampleBars</name>
    <message>
        <source>Minus the logarithm turns the product into a sum: least loss is greatest likelihood</source>
        <translation>取負對數，乘積變成總和：損失最小，就是概似最大</translation>
    </message>
    <message>
        <source>The product of the probabilities, and the sum of the cross-entropies</source>
        <translation>機率的乘積，以及交叉熵的總和</translation>
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
        <translation>概似 = 乘積 = {x}</translation>
    </message>
    <message>
        <source>sum = −ln {x} = {sum}</source>
        <translation>總和 = −ln {x} = {sum}</translation>
    </message>
    <message>
        <source>sum of cross-entropies = −ln {x} = {sum}</source>
        <translation>交叉熵總和 = −ln {x} = {sum}</translation>
    </message>
    <message>
        <source>sum of cross-entropies Σ eₙ = −ln {x} = {sum}, mean L = {mean}</source>
        <translation>交叉熵總和 Σ eₙ = −ln {x} = {sum}，平均 L = {mean}</translation>
    </message>
</context>
<context>
    <name>ExplainPanel</name>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Close the explanation (Esc)</source>
        <translation>關閉解說 (Esc)</translation>
    </message>
    <message>
        <source>Copied the explanation as LaTeX.</source>
        <translation>已複製解說的 LaTeX。</translation>
    </message>
    <message>
        <source>Copied the explanation as text.</source>
        <translation>已複製解說文字。</translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation>複製 LaTeX</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>複製文字</translation>
    </message>
    <message>
        <source>Copy the explanation as LaTeX, an align* environment</source>
        <translation>把解說複製成 LaTeX（align* 環境）</translation>
    </message>
    <message>
        <source>Copy the explanation as plain text</source>
        <translation>把解說複製成純文字</translation>
    </message>
    <message>
        <source>Explanation of the chosen loss</source>
        <translation>所選損失函數的解說</translation>
    </message>
    <message>
        <source>Its gradient</source>
        <translation>損失的梯度</translation>
    </message>
    <message>
        <source>Its gradient by the chain rule</source>
        <translation>以連鎖律求它的梯度</translation>
    </message>
    <message>
        <source>Softmax: from logits to probabilities</source>
        <translation>softmax：從 logits 到機率</translation>
    </message>
    <message>
        <source>The formula with its numbers</source>
        <translation>代入數字的公式</translation>
    </message>
    <message>
        <source>The loss that is explained</source>
        <translation>解說的損失函數</translation>
    </message>
    <message>
        <source>The loss, term by term</source>
        <translation>損失，逐項來看</translation>
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
        <translation>所有檔案</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>課程</translation>
    </message>
    <message>
        <source>Open lesson</source>
        <translation>開啟課程</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>開啟工作階段</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>儲存圖片</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>儲存工作階段</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已儲存 {name}。</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>工作階段</translation>
    </message>
</context>
<context>
    <name>FlowArrangement</name>
    <message>
        <source>The example in the network, layer by layer</source>
        <translation>樣本在網路中逐層的計算</translation>
    </message>
</context>
<context>
    <name>FlowPanel</name>
    <message>
        <source>FROM x TO e</source>
        <translation>從 x 到 e</translation>
    </message>
    <message>
        <source>The example before</source>
        <translation>上一個樣本</translation>
    </message>
    <message>
        <source>The next example</source>
        <translation>下一個樣本</translation>
    </message>
    <message>
        <source>The number of the example among those held out</source>
        <translation>樣本在測試資料中的編號</translation>
    </message>
    <message>
        <source>The run looked at</source>
        <translation>目前查看的組別</translation>
    </message>
    <message>
        <source>example</source>
        <translation>樣本</translation>
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
        <translation>兩個 logit 的差，對照兩個機率的比</translation>
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
        <translation>正確類別沒有領先 1 以上，這個錯誤類別就要付代價；hinge 是總和除以 K</translation>
    </message>
    <message>
        <source>Hinge: what each wrong class costs, by its margin</source>
        <translation>hinge：每個錯誤類別的代價，依間隔而定</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>代價</translation>
    </message>
</context>
<context>
    <name>ImageChooser</name>
    <message>
        <source>Class of image {letter}</source>
        <translation>影像 {letter} 的類別</translation>
    </message>
    <message>
        <source>Click: the next one of this class. Arrow keys: pixel by pixel.</source>
        <translation>點一下：同類別的下一張。方向鍵：逐個像素移動。</translation>
    </message>
    <message>
        <source>Image {letter}: its number in its class</source>
        <translation>影像 {letter}：在該類別中的編號</translation>
    </message>
    <message>
        <source>Image {letter}: the next one of its class</source>
        <translation>影像 {letter}：同類別的下一張</translation>
    </message>
    <message>
        <source>Image {letter}: the one before in its class</source>
        <translation>影像 {letter}：同類別的上一張</translation>
    </message>
    <message>
        <source>{letter}, {role}: image {n} of class {name}</source>
        <translation>{letter}，{role}：類別 {name} 的第 {n} 張影像</translation>
    </message>
</context>
<context>
    <name>ImagesPage</name>
    <message>
        <source>ALL THE NUMBERS</source>
        <translation>所有數值</translation>
    </message>
    <message>
        <source>An all-black image is not a distribution: 0/0.</source>
        <translation>全黑的影像不是分布：0/0。</translation>
    </message>
    <message>
        <source>Below 0, because pixels are above 1: this is no cross-entropy.</source>
        <translation>像素大於 1，所以小於 0：這已經不是交叉熵。</translation>
    </message>
    <message>
        <source>Pixels are not a distribution over classes: many can be bright at once, those of a add up to {sum}; but only one class is right, and the probabilities of the classes add up to 1.</source>
        <translation>像素不是類別的機率分布：許多像素可以同時是亮的，a 的像素總和是 {sum}；但正確的類別只有一個，各類別的機率總和是 1。</translation>
    </message>
    <message>
        <source>Pixels from 0 to 1, or from 0 to 255 as in the file, for a program that does not scale them</source>
        <translation>像素取 0 到 1，或照檔案取 0 到 255：程式沒有縮放像素時，算的就是後者</translation>
    </message>
    <message>
        <source>Pixels that add ∞ (crosses): {n}.</source>
        <translation>貢獻 ∞ 的像素（打叉處）：{n} 個。</translation>
    </message>
    <message>
        <source>Squared error and cross-entropy of two pictures, pixel by pixel</source>
        <translation>兩張影像的平方誤差與交叉熵，逐像素比較</translation>
    </message>
    <message>
        <source>Swap the two images: a cross-entropy the other way round is another number</source>
        <translation>交換兩張影像：反過來的交叉熵是另一個數</translation>
    </message>
    <message>
        <source>TWO IMAGES</source>
        <translation>兩張影像</translation>
    </message>
    <message>
        <source>The other way round: {x}.</source>
        <translation>反過來：{x}。</translation>
    </message>
    <message>
        <source>The same the other way round.</source>
        <translation>反過來也一樣。</translation>
    </message>
    <message>
        <source>Two images</source>
        <translation>兩張影像</translation>
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
        <translation>預測</translation>
    </message>
</context>
<context>
    <name>InformationPage</name>
    <message>
        <source>Drag a bar: the others of its distribution make room</source>
        <translation>拖曳長條：同一分布的其他長條會跟著調整</translation>
    </message>
    <message>
        <source>ENTROPY + GAP = CROSS-ENTROPY</source>
        <translation>熵 + 差距 = 交叉熵</translation>
    </message>
    <message>
        <source>Expecting Q where P is true costs the gap on top: H(P, Q) ≥ H(P), equal only where Q = P.</source>
        <translation>真實分布是 P，卻用 Q 估計，就多付這段差距：H(P, Q) ≥ H(P)，只有 Q = P 時相等。</translation>
    </message>
    <message>
        <source>INFORMATION CONTENT · ln(1/p)</source>
        <translation>資訊量 · ln(1/p)</translation>
    </message>
    <message>
        <source>Information content ln(1/p): the rarer, the more an event tells</source>
        <translation>資訊量 ln(1/p)：越少見的事，資訊量越大</translation>
    </message>
    <message>
        <source>P = {t}, Q = {p}</source>
        <translation>P = {t}，Q = {p}</translation>
    </message>
    <message>
        <source>P is the target {t}, Q the prediction {p}: H(P, Q) is the cross-entropy loss, H(P) its least.</source>
        <translation>P 是目標 {t}，Q 是預測 {p}：H(P, Q) 就是交叉熵損失，H(P) 是它的最小值。</translation>
    </message>
    <message>
        <source>TWO DISTRIBUTIONS</source>
        <translation>兩個分布</translation>
    </message>
    <message>
        <source>Take the target {t} of the classifier for P and its prediction {p} for Q</source>
        <translation>以分類器的目標 {t} 為 P，以它的預測 {p} 為 Q</translation>
    </message>
    <message>
        <source>The two distributions of the course notes</source>
        <translation>課程講義裡的兩個分布</translation>
    </message>
    <message>
        <source>course&apos;s P and Q</source>
        <translation>講義的 P 和 Q</translation>
    </message>
</context>
<context>
    <name>InsidePage</name>
    <message>
        <source>Inside</source>
        <translation>內部計算</translation>
    </message>
    <message>
        <source>One example through every layer with its numbers, and the weights</source>
        <translation>一個樣本逐層的計算和數值，以及權重</translation>
    </message>
</context>
<context>
    <name>LandscapeRow</name>
    <message>
        <source>From how far above the landscapes are seen, in degrees</source>
        <translation>從多高的角度俯看立體地形（度）</translation>
    </message>
    <message>
        <source>Logarithmic heights</source>
        <translation>對數高度</translation>
    </message>
    <message>
        <source>See the landscapes from where they were seen at first</source>
        <translation>回到最初的視角</translation>
    </message>
    <message>
        <source>Turn the landscapes about the vertical, in degrees</source>
        <translation>繞垂直軸轉動立體地形（度）</translation>
    </message>
    <message>
        <source>as at first</source>
        <translation>最初視角</translation>
    </message>
    <message>
        <source>log height</source>
        <translation>對數高度</translation>
    </message>
    <message>
        <source>tilt</source>
        <translation>傾斜</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>轉動</translation>
    </message>
</context>
<context>
    <name>LayersBox</name>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
</context>
<context>
    <name>LessonGuide</name>
    <message>
        <source>This step points at “{name}”, which is not on its screen.</source>
        <translation>這一步指向「{name}」，但畫面上沒有。</translation>
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
        <translation>課程</translation>
    </message>
    <message>
        <source>Predict: {answer} (key {n})</source>
        <translation>預測：{answer}（{n} 鍵）</translation>
    </message>
    <message>
        <source>Space shows the answer.</source>
        <translation>按空白鍵看答案。</translation>
    </message>
    <message>
        <source>Space starts it.</source>
        <translation>按空白鍵開始。</translation>
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
        <translation>沿一個 logit 的概似</translation>
    </message>
    <message>
        <source>Sum of the cross-entropies along one logit</source>
        <translation>沿一個 logit 的交叉熵總和</translation>
    </message>
    <message>
        <source>The likelihood along one logit, as a share of the greatest there</source>
        <translation>沿一個 logit 的概似，以那裡的最大值為 1</translation>
    </message>
    <message>
        <source>The sum of the cross-entropies along one logit; it is least at the same place</source>
        <translation>沿一個 logit 的交叉熵總和，最小處在同一個位置</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>相對值</translation>
    </message>
    <message>
        <source>relative likelihood</source>
        <translation>相對概似</translation>
    </message>
    <message>
        <source>sum of losses</source>
        <translation>損失總和</translation>
    </message>
    <message>
        <source>{sign} = frequency = {x}</source>
        <translation>{sign} = 頻率 = {x}</translation>
    </message>
</context>
<context>
    <name>LikelihoodPage</name>
    <message>
        <source>ALONG ONE LOGIT</source>
        <translation>沿一個 logit</translation>
    </message>
    <message>
        <source>Add an example of class {n}</source>
        <translation>加一個類別 {n} 的樣本</translation>
    </message>
    <message>
        <source>EXAMPLES</source>
        <translation>樣本</translation>
    </message>
    <message>
        <source>Set the logits so that {p} is the share of each class among the examples</source>
        <translation>調整 logits，讓 {p} 等於各類別在樣本中的比例</translation>
    </message>
    <message>
        <source>Take the last example away</source>
        <translation>拿掉最後一個樣本</translation>
    </message>
    <message>
        <source>The logit along which the curves are drawn; they follow the one that you move</source>
        <translation>曲線沿哪個 logit 畫；移動哪個，就跟著哪個</translation>
    </message>
    <message>
        <source>add class</source>
        <translation>加入類別</translation>
    </message>
    <message>
        <source>along {sign}</source>
        <translation>沿 {sign}</translation>
    </message>
    <message>
        <source>greatest likelihood</source>
        <translation>最大概似</translation>
    </message>
    <message>
        <source>remove last</source>
        <translation>移除最後一個</translation>
    </message>
</context>
<context>
    <name>LinePlot</name>
    <message>
        <source>{part}% of the way from {a} to {b}:</source>
        <translation>從 {a} 到 {b} 的 {part}% 處：</translation>
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
        <translation>logits · 起點</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>類別數</translation>
    </message>
    <message>
        <source>Target: the right class, or a soft target</source>
        <translation>目標：正確類別，或軟目標</translation>
    </message>
    <message>
        <source>Temperature T: softmax and the losses see {y} / T</source>
        <translation>溫度 T：softmax 與各損失都用 {y} / T 計算</translation>
    </message>
    <message>
        <source>across</source>
        <translation>水平軸</translation>
    </message>
    <message>
        <source>class {n}</source>
        <translation>類別 {n}</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>moves</source>
        <translation>可動</translation>
    </message>
    <message>
        <source>up</source>
        <translation>垂直軸</translation>
    </message>
    <message>
        <source>soft target</source>
        <translation>軟目標</translation>
    </message>
</context>
<context>
    <name>LossScreen</name>
    <message>
        <source>Distance and surprise</source>
        <translation>距離與意外程度</translation>
    </message>
    <message>
        <source>How far off one prediction is, and how surprised</source>
        <translation>一個預測差多遠、有多意外</translation>
    </message>
    <message>
        <source>Information and entropy</source>
        <translation>資訊量與熵</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>概似</translation>
    </message>
    <message>
        <source>Many examples: product of probabilities, sum of losses</source>
        <translation>多個樣本：機率的乘積、損失的總和</translation>
    </message>
    <message>
        <source>Two distributions, their entropies and the gap</source>
        <translation>兩個分布、各自的熵與差距</translation>
    </message>
    <message>
        <source>frequency</source>
        <translation>頻率</translation>
    </message>
</context>
<context>
    <name>LossTable</name>
    <message>
        <source>Every loss with its value and slope</source>
        <translation>各損失函數的值與斜率</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>在起點</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
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
        <translation>這個預測的各種損失</translation>
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
        <translation>一次看遍每種學習率與每種大小的初始權重</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Go on computing where it was stopped</source>
        <translation>從停下的地方繼續計算</translation>
    </message>
    <message>
        <source>Seeds over which the mean is taken: the network&apos;s and those that follow it</source>
        <translation>取平均的亂數種子個數：網路本身的種子及其後的幾個</translation>
    </message>
    <message>
        <source>Steps of each training</source>
        <translation>每次訓練的步數</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop computing (Escape); what is computed stays</source>
        <translation>停止計算（Esc）；已算出的會留著</translation>
    </message>
    <message>
        <source>Where it works</source>
        <translation>可行的設定</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已算完</translation>
    </message>
    <message>
        <source>computing: {share}</source>
        <translation>計算中：{share}</translation>
    </message>
    <message>
        <source>seeds</source>
        <translation>種子數</translation>
    </message>
    <message>
        <source>steps of each training</source>
        <translation>每次訓練的步數</translation>
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
        <translation>{n} 步之後答對的百分比</translation>
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
        <translation>斜線：發散</translation>
    </message>
    <message>
        <source>marker: now</source>
        <translation>標記：目前</translation>
    </message>
    <message>
        <source>At least {share}%: {list}</source>
        <translation>答對至少 {share}%：{list}</translation>
    </message>
    <message>
        <source>all layers&apos; weights</source>
        <translation>所有層的初始權重</translation>
    </message>
    <message>
        <source>last layer&apos;s weights</source>
        <translation>最後一層初始權重</translation>
    </message>
    <message>
        <source>mean of {n} seeds</source>
        <translation>{n} 個種子的平均</translation>
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
        <translation>（各種子：{shares}）</translation>
    </message>
    <message>
        <source>Diverged.</source>
        <translation>已發散。</translation>
    </message>
    <message>
        <source>Where training works: {run}</source>
        <translation>哪些設定學得會：{run}</translation>
    </message>
    <message>
        <source>Click a cell to give all runs its initial weights and rate. Keys: Tab to here, arrows, Enter.</source>
        <translation>點一格，所有組就改用它的初始權重和學習率。鍵盤：Tab 移到這裡，方向鍵選格，Enter 確定。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>{weights} × {scale}, learning rate {rate}</source>
        <translation>{weights} × {scale}，學習率 {rate}</translation>
    </message>
    <message>
        <source>{where}: not computed yet</source>
        <translation>{where}：尚未計算</translation>
    </message>
    <message>
        <source>{where}: {share}% right</source>
        <translation>{where}：答對 {share}%</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About</source>
        <translation>關於(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back to the lesson</source>
        <translation>回到課程(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Black screen while presenting</source>
        <translation>簡報時全黑(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Built-in digits</source>
        <translation>內建手寫數字(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close the lesson</source>
        <translation>關閉課程(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Common or own colour scales</source>
        <translation>共用或各自的色階(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Descent</source>
        <translation>梯度下降(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>加快(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全螢幕(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快速鍵(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Larger learning rate</source>
        <translation>調大學習率(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>課程(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>開新(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Next step of the lesson</source>
        <translation>課程下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open session…</source>
        <translation>開啟工作階段(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暫停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>簡報(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>範例(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save session…</source>
        <translation>儲存工作階段(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>前進一步(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>佈景主題(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Video: classification (Hung-yi Lee)…</source>
        <translation>影片：分類（李宏毅）(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>E&amp;xplain: the formula with its numbers</source>
        <translation>解說：公式代入數字(&amp;X)</translation>
    </message>
    <message>
        <source>Each loss at its own bes&amp;t learning rate</source>
        <translation>每種損失各用最佳學習率(&amp;T)</translation>
    </message>
    <message>
        <source>Flat maps or lan&amp;dscapes</source>
        <translation>平面圖或立體地形(&amp;D)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>語言(&amp;G)</translation>
    </message>
    <message>
        <source>Leave the stage, stop computing, or leave full screen</source>
        <translation>離開簡報、停止計算，或離開全螢幕</translation>
    </message>
    <message>
        <source>Lessons and presets, with pictures</source>
        <translation>有圖的課程與範例</translation>
    </message>
    <message>
        <source>Linear or logarithmic colours</source>
        <translation>線性或對數色階</translation>
    </message>
    <message>
        <source>Loss axis linear or logarithmic</source>
        <translation>損失軸：線性或對數</translation>
    </message>
    <message>
        <source>N&amp;otation</source>
        <translation>符號(&amp;O)</translation>
    </message>
    <message>
        <source>Next &amp;optimizer</source>
        <translation>下一個最佳化器(&amp;O)</translation>
    </message>
    <message>
        <source>Next language</source>
        <translation>下一個語言</translation>
    </message>
    <message>
        <source>Next notation</source>
        <translation>下一套符號</translation>
    </message>
    <message>
        <source>Next preset</source>
        <translation>下一個範例</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next theme</source>
        <translation>下一個佈景主題</translation>
    </message>
    <message>
        <source>Open &amp;data…</source>
        <translation>開啟資料(&amp;D)…</translation>
    </message>
    <message>
        <source>Open &amp;lesson…</source>
        <translation>開啟課程(&amp;L)…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暫停</translation>
    </message>
    <message>
        <source>Pre&amp;vious step of the lesson</source>
        <translation>課程上一步(&amp;V)</translation>
    </message>
    <message>
        <source>Predict: answer {n}</source>
        <translation>預測：答案 {n}</translation>
    </message>
    <message>
        <source>Present: the views that matter fill the window</source>
        <translation>簡報：要講的圖佔滿視窗</translation>
    </message>
    <message>
        <source>Previous optimizer</source>
        <translation>上一個最佳化器</translation>
    </message>
    <message>
        <source>Previous preset</source>
        <translation>上一個範例</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Put this view on stage</source>
        <translation>把這張圖放到最大</translation>
    </message>
    <message>
        <source>Re&amp;wind</source>
        <translation>倒回(&amp;W)</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重設(&amp;A)</translation>
    </message>
    <message>
        <source>Reset &amp;this screen</source>
        <translation>重設本畫面(&amp;T)</translation>
    </message>
    <message>
        <source>Rewind to the start</source>
        <translation>倒回起點</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>儲存圖片(&amp;P)…</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>畫面</translation>
    </message>
    <message>
        <source>Slope axis linear or logarithmic</source>
        <translation>斜率軸：線性或對數</translation>
    </message>
    <message>
        <source>Slowe&amp;r</source>
        <translation>放慢(&amp;R)</translation>
    </message>
    <message>
        <source>Smaller learning rate</source>
        <translation>調小學習率</translation>
    </message>
    <message>
        <source>Start from the position of run {x}</source>
        <translation>從 {x} 組的位置重新出發</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>後退一步(&amp;B)</translation>
    </message>
    <message>
        <source>The sa&amp;me learning rate for all runs</source>
        <translation>所有組用相同的學習率(&amp;M)</translation>
    </message>
    <message>
        <source>Train the network with the digits that come with the app</source>
        <translation>用程式內建的手寫數字訓練網路</translation>
    </message>
    <message>
        <source>Train the network with your own images: files in MNIST&apos;s format</source>
        <translation>用自己的影像訓練網路：MNIST 格式的檔案</translation>
    </message>
    <message>
        <source>Video: &amp;logistic regression (Hung-yi Lee)…</source>
        <translation>影片：邏輯斯迴歸（李宏毅）(&amp;L)…</translation>
    </message>
    <message>
        <source>Text &amp;larger</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Value, slope or steps to learn</source>
        <translation>值、斜率或所需步數(&amp;V)</translation>
    </message>
    <message>
        <source>Comp&amp;are</source>
        <translation>比較(&amp;A)</translation>
    </message>
    <message>
        <source>Text &amp;smaller</source>
        <translation>縮小文字(&amp;S)</translation>
    </message>
    <message>
        <source>Text nor&amp;mal</source>
        <translation>標準文字大小(&amp;M)</translation>
    </message>
    <message>
        <source>This view alo&amp;ne</source>
        <translation>只放大這張圖(&amp;N)</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>跳到最後(&amp;E)</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Not trained yet.</source>
        <translation>尚未訓練。</translation>
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
        <translation>神經網路：各層、初始權重、批次與亂數種子</translation>
    </message>
</context>
<context>
    <name>NetworkFlow</name>
    <message>
        <source>Click a square or a row, or use the keys: ← → another layer, ↑ ↓ another unit.</source>
        <translation>點一下方格或一列，或用按鍵：← → 換層，↑ ↓ 換單元。</translation>
    </message>
    <message>
        <source>Click: the next example</source>
        <translation>點一下：下一個樣本</translation>
    </message>
</context>
<context>
    <name>NetworkOptions</name>
    <message>
        <source>Activation of the hidden units</source>
        <translation>隱藏單元的激勵函數</translation>
    </message>
    <message>
        <source>Examples in a minibatch</source>
        <translation>每個小批次的樣本數</translation>
    </message>
    <message>
        <source>Units of each hidden layer, such as 32 or 128 128 128; nothing for no such layer</source>
        <translation>各隱藏層的單元數，例如 32 或 128 128 128；留空表示沒有隱藏層</translation>
    </message>
    <message>
        <source>Seed of the initial weights and of the order of the examples</source>
        <translation>初始權重與樣本順序的亂數種子</translation>
    </message>
    <message>
        <source>What the initial weights are multiplied by, of the last layer or of all</source>
        <translation>初始權重要乘上幾倍：只有最後一層，或是所有層</translation>
    </message>
    <message>
        <source>Which initial weights are multiplied</source>
        <translation>哪些層的初始權重要乘上倍數</translation>
    </message>
    <message>
        <source>hidden layers</source>
        <translation>隱藏層</translation>
    </message>
    <message>
        <source>initial weights times</source>
        <translation>初始權重乘以</translation>
    </message>
    <message>
        <source>of all layers</source>
        <translation>所有層</translation>
    </message>
    <message>
        <source>of the last layer</source>
        <translation>最後一層</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>種子</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批次</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Classification</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>迴歸</translation>
    </message>
</context>
<context>
    <name>NetworkPicture</name>
    <message>
        <source>The network: a hidden layer, and one output or one for each class</source>
        <translation>神經網路：一個隱藏層，輸出一個數字，或每個類別一個</translation>
    </message>
</context>
<context>
    <name>NumberLine</name>
    <message>
        <source>Classes on a line, and the squared error of the output to each</source>
        <translation>數線上的類別，以及輸出對各類別的平方誤差</translation>
    </message>
    <message>
        <source>Drag the output along the line</source>
        <translation>沿數線拖曳輸出</translation>
    </message>
    <message>
        <source>output {x}</source>
        <translation>輸出 {x}</translation>
    </message>
</context>
<context>
    <name>OneDigit</name>
    <message>
        <source>ONE DIGIT</source>
        <translation>單一數字</translation>
    </message>
    <message>
        <source>ONE IMAGE</source>
        <translation>單一影像</translation>
    </message>
</context>
<context>
    <name>OneHotTriangle</name>
    <message>
        <source>The corners (1, 0, 0), (0, 1, 0) and (0, 0, 1) seen straight on: each side is √2</source>
        <translation>正面看 (1, 0, 0)、(0, 1, 0)、(0, 0, 1) 三個角：每邊都是 √2</translation>
    </message>
    <message>
        <source>Three one-hot corners, every two of them √2 apart</source>
        <translation>三個獨熱的角，兩兩相距 √2</translation>
    </message>
</context>
<context>
    <name>OptimizerRow</name>
    <message>
        <source>Learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>Learning rate, logarithmic</source>
        <translation>學習率（對數刻度）</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>最佳化器</translation>
    </message>
    <message>
        <source>Which runs the settings to the right are for</source>
        <translation>右邊的設定用於哪幾組</translation>
    </message>
    <message>
        <source>all runs</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>run {x}</source>
        <translation>{x} 組</translation>
    </message>
    <message>
        <source>various</source>
        <translation>各異</translation>
    </message>
</context>
<context>
    <name>OverflowPage</name>
    <message>
        <source>Below exp(−745.13) float64 has only 0, and 0 ÷ 0 is not a number.</source>
        <translation>小於 exp(−745.13) 時，float64 只剩 0，而 0 ÷ 0 不是數。</translation>
    </message>
    <message>
        <source>Equal: top and bottom are multiplied by exp(−max). No exp is above 1 then.</source>
        <translation>兩者相等：分子分母同乘 exp(−max)，exp 就不會大於 1。</translation>
    </message>
    <message>
        <source>Numbers this small have few digits left: the quotient is wrong.</source>
        <translation>這麼小的數只剩幾位有效數字，商就錯了。</translation>
    </message>
    <message>
        <source>float64 ends at exp(709.78): beyond it exp is ∞, and ∞ ÷ ∞ is not a number.</source>
        <translation>float64 只到 exp(709.78)：再大就是 ∞，而 ∞ ÷ ∞ 不是數。</translation>
    </message>
</context>
<context>
    <name>OverflowTable</name>
    <message>
        <source>+ {n} more</source>
        <translation>另有 {n} 個</translation>
    </message>
    <message>
        <source>Softmax as written beside its stable form</source>
        <translation>照公式算的 softmax 對照穩定的算法</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>照公式</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>穩定</translation>
    </message>
</context>
<context>
    <name>PixelMap</name>
    <message>
        <source>Arrow keys: pixel by pixel.</source>
        <translation>方向鍵：逐個像素移動。</translation>
    </message>
    <message>
        <source>It adds {x}.</source>
        <translation>它貢獻 {x}。</translation>
    </message>
    <message>
        <source>It adds {x}: {share}% of the sum.</source>
        <translation>它貢獻 {x}：佔總和的 {share}%。</translation>
    </message>
    <message>
        <source>Point at a pixel to see its numbers.</source>
        <translation>指向一個像素，就會顯示它的數值。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}:</source>
        <translation>第 {row} 列，第 {column} 行：</translation>
    </message>
    <message>
        <source>WHAT EACH PIXEL ADDS</source>
        <translation>每個像素的貢獻</translation>
    </message>
    <message>
        <source>What each of the {n} pixels adds to {formula}</source>
        <translation>{n} 個像素各對 {formula} 貢獻多少</translation>
    </message>
</context>
<context>
    <name>PixelTable</name>
    <message>
        <source>CROSS-ENTROPY · answer a, prediction b</source>
        <translation>交叉熵 · 答案 a，預測 b</translation>
    </message>
    <message>
        <source>SQUARED ERROR</source>
        <translation>平方誤差</translation>
    </message>
    <message>
        <source>Squared errors and cross-entropies of the two images</source>
        <translation>兩張影像的平方誤差與交叉熵</translation>
    </message>
</context>
<context>
    <name>PlanePage</name>
    <message>
        <source>FROM ONE TO THE OTHER</source>
        <translation>沿直線從一組到另一組</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>The loss on the plane through the start and the places of two runs</source>
        <translation>通過起點與兩組所在位置的平面上的損失</translation>
    </message>
    <message>
        <source>each loss / its maximum</source>
        <translation>各損失 ÷ 其最大值</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起點</translation>
    </message>
</context>
<context>
    <name>PlanePanel</name>
    <message>
        <source>A plane through the start (ring) and {runs} at step {n}, in the space of all {p} parameters; its other direction is random.</source>
        <translation>在全部 {p} 個參數的空間中，通過起點（圓圈）與第 {n} 步時 {runs} 的一個平面；另一個方向是隨機的。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>答對率</translation>
    </message>
    <message>
        <source>At ({x}, {y}):</source>
        <translation>在 ({x}, {y})：</translation>
    </message>
    <message>
        <source>Compute the points that are missing</source>
        <translation>計算還沒算的點</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>計算中…</translation>
    </message>
    <message>
        <source>Dashed: out of the plane, at most by {distances}.</source>
        <translation>虛線：離開平面的路段，最遠 {distances}。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>How many of the points are computed</source>
        <translation>已算好的點所占的比例</translation>
    </message>
    <message>
        <source>LOSS ON A PLANE</source>
        <translation>平面上的損失</translation>
    </message>
    <message>
        <source>Logarithmic colours</source>
        <translation>對數色階</translation>
    </message>
    <message>
        <source>Show the loss of each run, or the accuracy</source>
        <translation>顯示各組的損失，或答對率</translation>
    </message>
    <message>
        <source>The plane through the start (ring) and {runs} at step {n}, in the space of all {p} parameters.</source>
        <translation>在全部 {p} 個參數的空間中，通過起點（圓圈）與第 {n} 步時 {runs} 的平面。</translation>
    </message>
    <message>
        <source>The first run in the plane</source>
        <translation>平面上的第一組</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Press Space: there is a plane once a run has left the start.</source>
        <translation>按空白鍵開始訓練：有一組離開起點後，才有平面。</translation>
    </message>
    <message>
        <source>The second run in the plane</source>
        <translation>平面上的第二組</translation>
    </message>
    <message>
        <source>a random direction</source>
        <translation>隨機的方向</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>答對率</translation>
    </message>
    <message>
        <source>at right angles, to {run}</source>
        <translation>垂直方向，往 {run}</translation>
    </message>
    <message>
        <source>log</source>
        <translation>對數</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起點</translation>
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
        <translation>把滑鼠移到一張圖上，或用 Tab 移過去：按 F 放到最大。</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Softmax probabilities beside the target</source>
        <translation>softmax 機率與目標對照</translation>
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
        <translation>回答問題之後才會顯示最佳學習率。</translation>
    </message>
    <message>
        <source>The loss after all steps by learning rate, and the best rate of each run</source>
        <translation>走完所有步後的損失隨學習率的變化，以及每組的最佳學習率</translation>
    </message>
    <message>
        <source>computing: {share}</source>
        <translation>計算中：{share}</translation>
    </message>
    <message>
        <source>e after {n} steps</source>
        <translation>{n} 步後的 e</translation>
    </message>
    <message>
        <source>e after {n} steps, by learning rate</source>
        <translation>{n} 步後的 e，隨學習率變化</translation>
    </message>
    <message>
        <source>rates</source>
        <translation>學習率</translation>
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
        <translation>所有組使用相同的學習率</translation>
    </message>
    <message>
        <source>Drag the lines: the present rates. Click a hollow mark: the best rate of its run.
Best: the fewest steps to arrive and stay; among equals the lowest loss at the end.
Keys: Tab to here, ↑ ↓ choose, ← → move, Enter takes the best rate.</source>
        <translation>拖曳直線可改變目前的學習率；點一下空心標記，就採用該組的最佳學習率。
最佳：最少步數到達，而且最後仍在那裡；步數相同時，取最後損失最低的。
按鍵：以 Tab 移到這裡，↑ ↓ 選擇，← → 移動，Enter 採用最佳學習率。</translation>
    </message>
    <message>
        <source>Each loss at its own best learning rate</source>
        <translation>每種損失各用自己的最佳學習率</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Go on computing where it was stopped</source>
        <translation>從停下的地方繼續計算</translation>
    </message>
    <message>
        <source>Rates at a glance</source>
        <translation>學習率一覽</translation>
    </message>
    <message>
        <source>Take the best learning rate</source>
        <translation>採用最佳學習率</translation>
    </message>
    <message>
        <source>The best rates</source>
        <translation>最佳學習率</translation>
    </message>
    <message>
        <source>The loss after all steps by learning rate</source>
        <translation>走完所有步後的損失隨學習率的變化</translation>
    </message>
    <message>
        <source>best</source>
        <translation>各自最佳</translation>
    </message>
    <message>
        <source>best rate</source>
        <translation>採用最佳</translation>
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
        <translation>點選一個，或用方向鍵移動。</translation>
    </message>
    <message>
        <source>The weights of all units of the layer</source>
        <translation>這一層所有單元的權重</translation>
    </message>
</context>
<context>
    <name>RowPicture</name>
    <message>
        <source>Point at a weight, or use the arrow keys.</source>
        <translation>用滑鼠指向一個權重，或用方向鍵移動。</translation>
    </message>
    <message>
        <source>The weights of one unit</source>
        <translation>一個單元的權重</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Diverged: try a smaller rate.</source>
        <translation>發散了：把學習率調小。</translation>
    </message>
    <message>
        <source>Few are wrong.</source>
        <translation>少數答錯。</translation>
    </message>
    <message>
        <source>It misreads few digits.</source>
        <translation>少數數字認錯。</translation>
    </message>
    <message>
        <source>It reads most digits.</source>
        <translation>認得大部分數字。</translation>
    </message>
    <message>
        <source>Many are wrong.</source>
        <translation>很多答錯。</translation>
    </message>
    <message>
        <source>Most are right.</source>
        <translation>大部分答對。</translation>
    </message>
    <message>
        <source>No better than a guess.</source>
        <translation>和亂猜差不多。</translation>
    </message>
    <message>
        <source>Not trained yet.</source>
        <translation>尚未訓練。</translation>
    </message>
    <message>
        <source>Share of the {count} images held out that are answered right</source>
        <translation>{count} 張測試影像中答對的比例</translation>
    </message>
    <message>
        <source>right of {count}, L = {loss}</source>
        <translation>答對，共 {count} 張，L = {loss}</translation>
    </message>
    <message>
        <source>Space trains</source>
        <translation>按空白鍵開始訓練</translation>
    </message>
    <message>
        <source>It misreads many digits.</source>
        <translation>很多數字認錯。</translation>
    </message>
    <message>
        <source>The loss of run {x}</source>
        <translation>{x} 組的損失函數</translation>
    </message>
</context>
<context>
    <name>ShiftPanel</name>
    <message>
        <source>Add {amount} to every logit: what does exp make of it?</source>
        <translation>每個 logit 都加 {amount}：exp 會變成什麼？</translation>
    </message>
    <message>
        <source>No gap changes, so no {p} does.</source>
        <translation>差距不變，{p} 就不變。</translation>
    </message>
    <message>
        <source>SHIFT ALL</source>
        <translation>全部平移</translation>
    </message>
    <message>
        <source>Shift all: the mean of the logits</source>
        <translation>全部平移：logits 的平均</translation>
    </message>
    <message>
        <source>The mean of the logits; another number shifts them all</source>
        <translation>logits 的平均；改這個數字，全部一起平移</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>FREQUENCIES BESIDE {p}</source>
        <translation>頻率對照 {p}</translation>
    </message>
    <message>
        <source>Folded for lack of room: open the curves and the slice</source>
        <translation>空間不夠而收起：打開曲線與剖面</translation>
    </message>
    <message>
        <source>Folded:
curves</source>
        <translation>已收起：
曲線</translation>
    </message>
    <message>
        <source>How often each class is right, beside its {p}</source>
        <translation>各類別是正確類別的頻率，對照它的 {p}</translation>
    </message>
    <message>
        <source>SOFTMAX · {p} BESIDE {t}</source>
        <translation>softmax · {p} 對照 {t}</translation>
    </message>
</context>
<context>
    <name>SigmoidNumbers</name>
    <message>
        <source>The same number by sigmoid and by softmax</source>
        <translation>用 sigmoid 和 softmax 算出同一個數</translation>
    </message>
</context>
<context>
    <name>SigmoidPage</name>
    <message>
        <source>For two classes softmax is the sigmoid of the difference of the logits.</source>
        <translation>只有兩個類別時，softmax 就是兩個 logit 之差的 sigmoid。</translation>
    </message>
    <message>
        <source>Keep the first two classes only</source>
        <translation>只留前兩個類別</translation>
    </message>
    <message>
        <source>Show with two classes</source>
        <translation>改用兩個類別</translation>
    </message>
    <message>
        <source>Softmax of two classes beside the sigmoid</source>
        <translation>兩個類別的 softmax 對照 sigmoid</translation>
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
        <translation>在三角形裡隨意拖曳預測</translation>
    </message>
    <message>
        <source>The simplex: every prediction of three classes is a point of the triangle</source>
        <translation>機率單純形：三個類別的每個預測都是三角形裡的一點</translation>
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
        <translation>softmax 方塊：取指數、加總、相除</translation>
    </message>
    <message>
        <source>logits {y}</source>
        <translation>logits {y}</translation>
    </message>
    <message>
        <source>probabilities {p}</source>
        <translation>機率 {p}</translation>
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
        <translation>網路</translation>
    </message>
    <message>
        <source>OVERFLOW</source>
        <translation>溢位</translation>
    </message>
    <message>
        <source>TWO CLASSES</source>
        <translation>兩個類別</translation>
    </message>
</context>
<context>
    <name>StageBar</name>
    <message>
        <source>Player of the stage</source>
        <translation>簡報的播放列</translation>
    </message>
    <message>
        <source>Scrub: every step of the descent</source>
        <translation>拖曳：查看梯度下降的每一步</translation>
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
        <translation>{optimizer}，學習率 {rate}</translation>
    </message>
</context>
<context>
    <name>StageCorner</name>
    <message>
        <source>Put this view on stage (F)</source>
        <translation>把這張圖放到最大 (F)</translation>
    </message>
</context>
<context>
    <name>StartsRow</name>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Go on computing where it was stopped</source>
        <translation>從停下的地方繼續計算</translation>
    </message>
    <message>
        <source>How many steps each start is given</source>
        <translation>每個起點最多走幾步</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop computing (Escape); what is computed stays</source>
        <translation>停止計算（Esc）；已算出的會留著</translation>
    </message>
    <message>
        <source>The loss to come below</source>
        <translation>要低於的損失值</translation>
    </message>
    <message>
        <source>When a start has succeeded: as soon as the right class, to which the target gives most, has the largest probability, or as soon as the loss is below a value</source>
        <translation>起點何時算成功：正確類別（目標給最多的那一類）的機率一成為最大，或損失一低於某個值</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已算完</translation>
    </message>
    <message>
        <source>computing: {share}</source>
        <translation>計算中：{share}</translation>
    </message>
    <message>
        <source>steps at most</source>
        <translation>最多步數</translation>
    </message>
    <message>
        <source>stopped at {share}</source>
        <translation>停在 {share}</translation>
    </message>
    <message>
        <source>until the loss is below</source>
        <translation>直到損失低於</translation>
    </message>
    <message>
        <source>until the right class wins</source>
        <translation>直到正確類別勝出</translation>
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
        <translation>Page Down 下一步，Page Up 上一步，空白鍵播放。隨意改動，按 Backspace 回來。</translation>
    </message>
    <message>
        <source>Page Down goes on, Page Up goes back. Change anything; Backspace comes back.</source>
        <translation>Page Down 下一步，Page Up 上一步。隨意改動，按 Backspace 回來。</translation>
    </message>
    <message>
        <source>Space shows the answer. Page Down goes on, Page Up goes back.</source>
        <translation>按空白鍵看答案。Page Down 下一步，Page Up 上一步。</translation>
    </message>
    <message>
        <source>Start the lecture</source>
        <translation>開始上課</translation>
    </message>
    <message>
        <source>Start the lecture: its first step (Page Down)</source>
        <translation>開始上課：第一步（Page Down）</translation>
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
        <translation>誤差曲面：{loss}</translation>
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
        <translation>對數色階</translation>
    </message>
    <message>
        <source>One colour scale for all surfaces, instead of each its own</source>
        <translation>所有曲面共用一個色階，不各用各的</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>立體</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>新增一組</translation>
    </message>
    <message>
        <source>Add a run beside the others, up to four, under another loss</source>
        <translation>在旁邊再加一組，使用另一種損失；最多四組</translation>
    </message>
    <message>
        <source>Add a run, or compare four</source>
        <translation>新增一組，或比較四組</translation>
    </message>
    <message>
        <source>Half the width of the axes; a new number centres them on 0</source>
        <translation>座標軸寬度的一半；輸入新的數字會以 0 為中心</translation>
    </message>
    <message>
        <source>Runs ▾</source>
        <translation>組 ▾</translation>
    </message>
    <message>
        <source>Show the value of the loss, its slope, or the steps to learn from every start</source>
        <translation>顯示損失的值、斜率，或從每個起點學會所需的步數</translation>
    </message>
    <message>
        <source>Tilt the flat maps into landscapes, or back</source>
        <translation>把平面圖立起成立體地形，或放平</translation>
    </message>
    <message>
        <source>What is shown below the surfaces</source>
        <translation>曲面下方顯示什麼</translation>
    </message>
    <message>
        <source>common</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰階</translation>
    </message>
    <message>
        <source>log</source>
        <translation>對數</translation>
    </message>
    <message>
        <source>red–blue</source>
        <translation>紅–藍</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步數</translation>
    </message>
    <message>
        <source>value</source>
        <translation>數值</translation>
    </message>
</context>
<context>
    <name>SurfacePlot</name>
    <message>
        <source>Faint: the run before the last change.</source>
        <translation>淡色的是上一次更動之前的軌跡。</translation>
    </message>
    <message>
        <source>The start: {first} = {x}, {second} = {y}; arrow keys move it.</source>
        <translation>起點：{first} = {x}，{second} = {y}；可用方向鍵移動。</translation>
    </message>
</context>
<context>
    <name>SurpriseCurve</name>
    <message>
        <source>Minus the logarithm of the probability of the right class</source>
        <translation>正確類別機率的負對數</translation>
    </message>
    <message>
        <source>Only the probability of the right class counts; near 0 it costs without limit</source>
        <translation>只看正確類別的機率；越接近 0，代價越大，沒有上限</translation>
    </message>
    <message>
        <source>{sign} of the right class</source>
        <translation>正確類別的 {sign}</translation>
    </message>
</context>
<context>
    <name>TemperaturePanel</name>
    <message>
        <source>Small T: argmax. Large T: uniform.</source>
        <translation>T 小趨近 argmax，T 大趨近均勻。</translation>
    </message>
    <message>
        <source>TEMPERATURE</source>
        <translation>溫度</translation>
    </message>
    <message>
        <source>Temperature T: softmax sees {y} / T</source>
        <translation>溫度 T：softmax 看到的是 {y} / T</translation>
    </message>
</context>
<context>
    <name>TemperatureStrip</name>
    <message>
        <source>Probabilities at three temperatures; press one to choose it</source>
        <translation>三種溫度下的機率；按一下就選用</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>CONFUSION</source>
        <translation>混淆矩陣</translation>
    </message>
    <message>
        <source>HELD OUT</source>
        <translation>測試資料</translation>
    </message>
    <message>
        <source>Loss and answers, step by step</source>
        <translation>一步一步看損失和答案</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>訓練過程</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>答對率</translation>
    </message>
    <message>
        <source>loss L</source>
        <translation>損失 L</translation>
    </message>
    <message>
        <source>share right</source>
        <translation>答對率</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Number of steps</source>
        <translation>步數</translation>
    </message>
    <message>
        <source>Scrub: every step of the descent</source>
        <translation>拖曳：查看梯度下降的每一步</translation>
    </message>
    <message>
        <source>Speed: steps a second, or steps a frame</source>
        <translation>速度：每秒步數，或每影格步數</translation>
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
        <translation>{n} / 影格</translation>
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
        <translation>淡色的是上一次更動之前的軌跡。</translation>
    </message>
    <message>
        <source>Landscape turned by {turn}°, seen from {tilt}° above; arrow keys turn and tilt it.</source>
        <translation>立體地形轉了 {turn}°，從 {tilt}° 的高度俯看；方向鍵可轉動、傾斜。</translation>
    </message>
    <message>
        <source>The start: {first} = {x}, {second} = {y}.</source>
        <translation>起點：{first} = {x}，{second} = {y}。</translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>The colours of the weights: zero in the middle</source>
        <translation>權重的顏色：中間是 0</translation>
    </message>
    <message>
        <source>The layer whose weights are shown</source>
        <translation>顯示哪一層的權重</translation>
    </message>
    <message>
        <source>WEIGHTS</source>
        <translation>權重</translation>
    </message>
</context>
<context>
    <name>ZoomableSurface</name>
    <message>
        <source>Show the whole surface again</source>
        <translation>重新顯示整個曲面</translation>
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
        <translation>一份課程最多 {most} 個步驟，不能有 {count} 個。</translation>
    </message>
    <message>
        <source>A logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>A loss</source>
        <translation>損失函數</translation>
    </message>
    <message>
        <source>A name is given twice.</source>
        <translation>同一個名稱寫了兩次。</translation>
    </message>
    <message>
        <source>A probability</source>
        <translation>機率</translation>
    </message>
    <message>
        <source>A target probability</source>
        <translation>目標機率</translation>
    </message>
    <message>
        <source>A text here has at most {most} characters.</source>
        <translation>這裡的文字最多 {most} 個字元。</translation>
    </message>
    <message>
        <source>A word or a number here is too long.</source>
        <translation>這裡有一個詞或數字太長。</translation>
    </message>
    <message>
        <source>An axis</source>
        <translation>座標軸</translation>
    </message>
    <message>
        <source>An end of the span</source>
        <translation>範圍的端點</translation>
    </message>
    <message>
        <source>An example&apos;s class</source>
        <translation>樣本的類別</translation>
    </message>
    <message>
        <source>A lesson needs steps: [[step]].</source>
        <translation>課程需要步驟：[[step]]。</translation>
    </message>
    <message>
        <source>A bracket or a quotation mark is not closed.</source>
        <translation>括號或引號沒有成對。</translation>
    </message>
    <message>
        <source>A question needs 2 to {most} choices.</source>
        <translation>提問需要 2 到 {most} 個選項。</translation>
    </message>
    <message>
        <source>An optimizer</source>
        <translation>最佳化器</translation>
    </message>
    <message>
        <source>Both distributions must have the same number of outcomes, {low} to {high}.</source>
        <translation>兩個分布的結果數必須相同，而且在 {low} 到 {high} 之間。</translation>
    </message>
    <message>
        <source>It is missing.</source>
        <translation>缺少這一項。</translation>
    </message>
    <message>
        <source>It must be a window&apos;s place and size, in hexadecimal digits.</source>
        <translation>必須是以十六進位數字寫成的視窗位置與大小。</translation>
    </message>
    <message>
        <source>It must be a list of {most} items, not of {count}.</source>
        <translation>必須是含有 {most} 個項目的清單，不能是 {count} 個。</translation>
    </message>
    <message>
        <source>It must be a list, not {value}.</source>
        <translation>必須是清單，現在是：{value}。</translation>
    </message>
    <message>
        <source>It must be a number, not {value}.</source>
        <translation>必須是數字，現在是：{value}。</translation>
    </message>
    <message>
        <source>It must be a text, not {value}.</source>
        <translation>必須是文字，現在是：{value}。</translation>
    </message>
    <message>
        <source>It must be a text, or a table of texts with en among them.</source>
        <translation>必須是文字，或含有 en 的各語言文字表格。</translation>
    </message>
    <message>
        <source>It must be a whole number from 0 to {most}, not {value}.</source>
        <translation>必須是 0 到 {most} 的整數，現在是：{value}。</translation>
    </message>
    <message>
        <source>It must be a whole number, not {value}.</source>
        <translation>必須是整數，現在是：{value}。</translation>
    </message>
    <message>
        <source>It must be one of {known}, not {value}.</source>
        <translation>必須是 {known} 之一，現在是：{value}。</translation>
    </message>
    <message>
        <source>It must be the name of a view, not {value}.</source>
        <translation>必須是畫面元件的名稱，現在是：{value}。</translation>
    </message>
    <message>
        <source>It must be a whole number from 1 to {most}, not {value}.</source>
        <translation>必須是 1 到 {most} 的整數，現在是：{value}。</translation>
    </message>
    <message>
        <source>It must be true or false, not {value}.</source>
        <translation>必須是 true 或 false，現在是：{value}。</translation>
    </message>
    <message>
        <source>It must hold named values, not {value}.</source>
        <translation>必須是一組「名稱與值」，現在是：{value}。</translation>
    </message>
    <message>
        <source>At line {line}, column {column} it stops being JSON.</source>
        <translation>從第 {line} 行第 {column} 欄起不是 JSON。</translation>
    </message>
    <message>
        <source>Runs stand beside change, not in it.</source>
        <translation>runs 要與 change 並列，不能寫在裡面。</translation>
    </message>
    <message>
        <source>Settings are not remembered: {why}</source>
        <translation>無法記住設定：{why}</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>The chosen loss</source>
        <translation>選取的損失函數</translation>
    </message>
    <message>
        <source>The colour map</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>The colour scale</source>
        <translation>色階</translation>
    </message>
    <message>
        <source>The folder {file} cannot be made: {why}.</source>
        <translation>無法建立資料夾 {file}：{why}。</translation>
    </message>
    <message>
        <source>The language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>The learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>The loss {loss} takes only a target that gives one class all the probability.</source>
        <translation>損失函數 {loss} 只接受把機率全給一個類別的目標。</translation>
    </message>
    <message>
        <source>The minibatch</source>
        <translation>小批次大小</translation>
    </message>
    <message>
        <source>The nesting is more than {most} deep.</source>
        <translation>巢狀結構超過 {most} 層。</translation>
    </message>
    <message>
        <source>The notation</source>
        <translation>符號</translation>
    </message>
    <message>
        <source>The number of classes</source>
        <translation>類別數</translation>
    </message>
    <message>
        <source>The number of hidden units</source>
        <translation>隱藏單元數</translation>
    </message>
    <message>
        <source>The number of steps</source>
        <translation>步數</translation>
    </message>
    <message>
        <source>The output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>The probabilities must sum to one; these sum to {total:.12g}.</source>
        <translation>機率總和必須是 1，現在是 {total:.12g}。</translation>
    </message>
    <message>
        <source>The quantity shown</source>
        <translation>顯示的量</translation>
    </message>
    <message>
        <source>The session file does not say its version.</source>
        <translation>工作階段檔沒有寫明版本。</translation>
    </message>
    <message>
        <source>The version of the session file is {version}; this app reads version {known}.</source>
        <translation>工作階段檔的版本是：{version}；本程式只讀版本 {known}。</translation>
    </message>
    <message>
        <source>The session file is not valid at {path}: {why}</source>
        <translation>工作階段檔的 {path} 無效：{why}</translation>
    </message>
    <message>
        <source>A class</source>
        <translation>類別</translation>
    </message>
    <message>
        <source>A goal needs a condition; the conditions are {known}.</source>
        <translation>goal 要有條件；可用的條件有 {known}。</translation>
    </message>
    <message>
        <source>A lesson cannot name a file of images: only its author has it.</source>
        <translation>課程不能指定影像檔案：只有作者才有那個檔案。</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>組別</translation>
    </message>
    <message>
        <source>A stage has one to {most} views, not {count}.</source>
        <translation>stage 可以有 1 到 {most} 個畫面元件，這裡有 {count} 個。</translation>
    </message>
    <message>
        <source>A step with a goal has no question and no after: its done is shown afterwards.</source>
        <translation>有 goal 的步驟不能有 question 或 after：達成後顯示的是 done。</translation>
    </message>
    <message>
        <source>A text for afterwards needs play or a question: what it is shown after.</source>
        <translation>有 after 就要有 play 或 question：文字在它之後才出現。</translation>
    </message>
    <message>
        <source>Choose a file of images and its file of labels, not {count} files.</source>
        <translation>請選擇一個影像檔案和它的標籤檔案，而不是 {count} 個檔案。</translation>
    </message>
    <message>
        <source>Code has at most {most} lines of {width} characters.</source>
        <translation>程式碼最多 {most} 行，每行 {width} 個字元。</translation>
    </message>
    <message>
        <source>Everything is reset; Undo brings everything back.</source>
        <translation>已全部重設，按「復原」可找回一切。</translation>
    </message>
    <message>
        <source>It must be a finite number, not {value}.</source>
        <translation>必須是有限的數字，現在是：{value}。</translation>
    </message>
    <message>
        <source>It needs above or below: a bound.</source>
        <translation>要有 above 或 below，也就是界限。</translation>
    </message>
    <message>
        <source>Label {number} of {file} is {value}; labels must be 0 to 9.</source>
        <translation>{file} 的第 {number} 個標籤是 {value}；標籤必須是 0 到 9。</translation>
    </message>
    <message>
        <source>Line {line} of {file} must be a name of 1 to {most} letters.</source>
        <translation>{file} 的第 {line} 行必須是 1 到 {most} 個字的名稱。</translation>
    </message>
    <message>
        <source>Lines {first} and {line} of {file} are the same.</source>
        <translation>{file} 的第 {first} 行和第 {line} 行相同。</translation>
    </message>
    <message>
        <source>Moved, the axes would have their middle beyond ±{furthest:.12g}.</source>
        <translation>這樣平移後，座標軸的中心會超出 ±{furthest:.12g}。</translation>
    </message>
    <message>
        <source>The activation</source>
        <translation>激勵函數</translation>
    </message>
    <message>
        <source>The images in {file} have {height} × {width} pixels; they must have {side} × {side}.</source>
        <translation>{file} 的影像是 {height} × {width} 像素；必須是 {side} × {side}。</translation>
    </message>
    <message>
        <source>The layers scaled</source>
        <translation>要放大的層</translation>
    </message>
    <message>
        <source>The loss of pixels</source>
        <translation>像素的損失</translation>
    </message>
    <message>
        <source>The loss to come below</source>
        <translation>要低於的損失</translation>
    </message>
    <message>
        <source>The name of {file} does not say where its {what} are: choose both files at once.</source>
        <translation>從 {file} 的檔名看不出它的{what}在哪裡：請同時選擇兩個檔案。</translation>
    </message>
    <message>
        <source>The number of a class</source>
        <translation>類別編號</translation>
    </message>
    <message>
        <source>The number of a run</source>
        <translation>組別編號</translation>
    </message>
    <message>
        <source>The number of seeds</source>
        <translation>隨機種子數</translation>
    </message>
    <message>
        <source>The number of steps of the map</source>
        <translation>步數圖的最多步數</translation>
    </message>
    <message>
        <source>The pan</source>
        <translation>平移量</translation>
    </message>
    <message>
        <source>The picture has answered this question; Backspace asks it again.</source>
        <translation>圖已經回答了這個問題；按 Backspace 再問一次。</translation>
    </message>
    <message>
        <source>The place of an image</source>
        <translation>影像的編號</translation>
    </message>
    <message>
        <source>The plane needs two different runs.</source>
        <translation>平面需要兩個不同的組。</translation>
    </message>
    <message>
        <source>The quantity of the plane</source>
        <translation>平面上顯示的量</translation>
    </message>
    <message>
        <source>The scale of the initial weights</source>
        <translation>初始權重的縮放倍數</translation>
    </message>
    <message>
        <source>The settings are not valid at {path}: {why}</source>
        <translation>設定檔的 {path} 無效：{why}</translation>
    </message>
    <message>
        <source>The settings are not valid: {why}</source>
        <translation>設定檔無效：{why}</translation>
    </message>
    <message>
        <source>The steps of the map</source>
        <translation>對照圖的步數</translation>
    </message>
    <message>
        <source>The tilt of the landscapes</source>
        <translation>立體地形的傾角</translation>
    </message>
    <message>
        <source>The turn of the landscapes</source>
        <translation>立體地形的轉角</translation>
    </message>
    <message>
        <source>The zoom</source>
        <translation>縮放倍率</translation>
    </message>
    <message>
        <source>There can be at most {high} hidden layers, not {count}.</source>
        <translation>隱藏層最多 {high} 層，不能有 {count} 層。</translation>
    </message>
    <message>
        <source>There is not enough memory for what {file} holds.</source>
        <translation>記憶體不足，放不下 {file} 的內容。</translation>
    </message>
    <message>
        <source>There is nothing to play at this step; Page Down shows the next one.</source>
        <translation>這一步沒有可播放的內容；按 Page Down 到下一步。</translation>
    </message>
    <message>
        <source>There must be at least {least} images of each class from 0 to 9; {file} has {count} of class {label}.</source>
        <translation>0 到 9 的每個類別至少要有 {least} 張影像；{file} 裡類別 {label} 有 {count} 張。</translation>
    </message>
    <message>
        <source>This is not a session file: {why}</source>
        <translation>這不是工作階段檔：{why}</translation>
    </message>
    <message>
        <source>This is the first preset.</source>
        <translation>這是第一個範例。</translation>
    </message>
    <message>
        <source>This is the last preset.</source>
        <translation>這是最後一個範例。</translation>
    </message>
    <message>
        <source>This is the lesson&apos;s first step.</source>
        <translation>這是課程的第一步。</translation>
    </message>
    <message>
        <source>This is the lesson&apos;s last step.</source>
        <translation>這是課程的最後一步。</translation>
    </message>
    <message>
        <source>This must be a class and an answer, or nothing.</source>
        <translation>這裡必須是一個類別與一個答案，或者留空。</translation>
    </message>
    <message>
        <source>This path is too long.</source>
        <translation>路徑太長。</translation>
    </message>
    <message>
        <source>This question has been answered.</source>
        <translation>這一題已經回答過了。</translation>
    </message>
    <message>
        <source>This screen is reset; Undo brings the experiment back.</source>
        <translation>已重設本畫面，按「復原」可找回實驗。</translation>
    </message>
    <message>
        <source>What ends a walk</source>
        <translation>一次下降何時結束</translation>
    </message>
    <message>
        <source>Zoomed, the axes would be {width:.12g} wide; they must be between {low:.12g} and {high:.12g} wide.</source>
        <translation>這樣縮放後，座標軸的寬度會是 {width:.12g}；必須介於 {low:.12g} 與 {high:.12g} 之間。</translation>
    </message>
    <message>
        <source>a date or a time</source>
        <translation>日期或時間</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>清單</translation>
    </message>
    <message>
        <source>a number that is not finite</source>
        <translation>無限大或不是數的值</translation>
    </message>
    <message>
        <source>another window is writing it</source>
        <translation>另一個視窗正在寫入</translation>
    </message>
    <message>
        <source>images</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>it begins with “{bytes}”</source>
        <translation>開頭是「{bytes}」</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>檔案不存在</translation>
    </message>
    <message>
        <source>it ends in its header</source>
        <translation>檔頭還沒結束就中斷了</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>這是資料夾</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>檔案是空的</translation>
    </message>
    <message>
        <source>it is larger than {size} MB</source>
        <translation>檔案大於 {size} MB</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>不是 UTF-8 編碼的文字</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>不是一般檔案</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>所在的資料夾不存在</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>檔名太長</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>標籤</translation>
    </message>
    <message>
        <source>named values</source>
        <translation>一組「名稱與值」</translation>
    </message>
    <message>
        <source>no file can have this name</source>
        <translation>檔案不能用這個名稱</translation>
    </message>
    <message>
        <source>permission is denied</source>
        <translation>沒有權限</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他內容</translation>
    </message>
    <message>
        <source>there is no room for it</source>
        <translation>空間不足</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>磁碟是唯讀的</translation>
    </message>
    <message>
        <source>the link leads in a circle</source>
        <translation>連結形成迴圈</translation>
    </message>
    <message>
        <source>the system refuses it</source>
        <translation>遭系統拒絕</translation>
    </message>
    <message>
        <source>{file} and {other} both hold {what}; one must hold images, the other their labels.</source>
        <translation>{file} 和 {other} 裡都是{what}；必須一個是影像，另一個是它們的標籤。</translation>
    </message>
    <message>
        <source>{file} cannot be unpacked: it is damaged.</source>
        <translation>無法解壓縮 {file}：檔案已損壞。</translation>
    </message>
    <message>
        <source>{file} cannot be used: its path is not Unicode text.</source>
        <translation>無法使用 {file}：它的路徑不是 Unicode 文字。</translation>
    </message>
    <message>
        <source>{file} has {count} lines; it must have ten, each the name of a class.</source>
        <translation>{file} 有 {count} 行；必須有十行，每行是一個類別的名稱。</translation>
    </message>
    <message>
        <source>{file} is a file</source>
        <translation>{file} 是檔案</translation>
    </message>
    <message>
        <source>{file} is cut off: its header says {count} {what}, but only {there} are there.</source>
        <translation>{file} 不完整：檔頭寫著有 {count} 個{what}，實際只有 {there} 個。</translation>
    </message>
    <message>
        <source>{file} is longer than it says: more follows its {count} {what}.</source>
        <translation>{file} 比檔頭寫的長：{count} 個{what}之後還有內容。</translation>
    </message>
    <message>
        <source>{file} is not a file of images or labels in MNIST&apos;s format (IDX): {why}.</source>
        <translation>{file} 不是 MNIST 格式（IDX）的影像或標籤檔案：{why}。</translation>
    </message>
    <message>
        <source>{file} needs its {what} beside it: there is no {name}.</source>
        <translation>{file} 旁邊要有它的{what}：找不到 {name}。</translation>
    </message>
    <message>
        <source>{file} says that it holds {count} {what}; at most {most} can be read.</source>
        <translation>{file} 的檔頭寫著有 {count} 個{what}；最多只能讀取 {most} 個。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {name}: {why}</source>
        <translation>{file} 第 {line} 行，{name}：{why}</translation>
    </message>
    <message>
        <source>{images} has {count} images, but {labels} has {others} labels: they do not belong together.</source>
        <translation>{images} 有 {count} 張影像，{labels} 卻有 {others} 個標籤：兩者對不上。</translation>
    </message>
    <message>
        <source>{name} is given twice.</source>
        <translation>{name}寫了兩次。</translation>
    </message>
    <message>
        <source>{name} must be a number.</source>
        <translation>「{name}」必須是數字。</translation>
    </message>
    <message>
        <source>{name} must be one of {known}, not {value}.</source>
        <translation>「{name}」必須是 {known} 之一，現在是：{value}。</translation>
    </message>
    <message>
        <source>{name} must lie between {low:.12g} and {high:.12g}.</source>
        <translation>「{name}」必須介於 {low:.12g} 與 {high:.12g} 之間。</translation>
    </message>
    <message>
        <source>The optimizer {optimizer} has no setting {key}.</source>
        <translation>最佳化器「{optimizer}」沒有{key}這項設定。</translation>
    </message>
    <message>
        <source>The optimizer {optimizer} has no setting {key}; it has {names}.</source>
        <translation>最佳化器「{optimizer}」沒有{key}這項設定；可用的有 {names}。</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>「{text}」</translation>
    </message>
    <message>
        <source>{file}, line {line}: {why}</source>
        <translation>{file} 第 {line} 行：{why}</translation>
    </message>
    <message>
        <source>The seed</source>
        <translation>隨機種子</translation>
    </message>
    <message>
        <source>The span must run from a smaller to a larger number, not {low:.12g} to {high:.12g}.</source>
        <translation>範圍必須由小到大，不能從 {low:.12g} 到 {high:.12g}。</translation>
    </message>
    <message>
        <source>The target has {other} classes but there are {count} logits.</source>
        <translation>目標有 {other} 個類別，logits 卻有 {count} 個。</translation>
    </message>
    <message>
        <source>The temperature</source>
        <translation>溫度</translation>
    </message>
    <message>
        <source>The text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>The theme</source>
        <translation>佈景主題</translation>
    </message>
    <message>
        <source>The two axes must be two different logits.</source>
        <translation>兩個座標軸必須是不同的 logit。</translation>
    </message>
    <message>
        <source>There is no class {n}: there are {classes} classes.</source>
        <translation>沒有類別 {n}：類別只有 {classes} 個。</translation>
    </message>
    <message>
        <source>There is no home folder: HOME is not set, or leads nowhere.</source>
        <translation>找不到家目錄（請檢查 HOME）。</translation>
    </message>
    <message>
        <source>There is no logit {n}: there are {classes} classes.</source>
        <translation>沒有第 {n} 個 logit：類別只有 {classes} 個。</translation>
    </message>
    <message>
        <source>There is no run {n}: there are {count}.</source>
        <translation>沒有第 {n} 組；目前共有 {count} 組。</translation>
    </message>
    <message>
        <source>There is no such name in an experiment; docs/lessons.md says where the names are.</source>
        <translation>實驗裡沒有這個名稱；docs/lessons.md 說明在哪裡查。</translation>
    </message>
    <message>
        <source>There is no such name here; the names are {known}.</source>
        <translation>沒有這個名稱；可用的有 {known}。</translation>
    </message>
    <message>
        <source>This file has more than {most} parts, which is too many.</source>
        <translation>這個檔案的內容超過 {most} 個部分，太多了。</translation>
    </message>
    <message>
        <source>There must be one to {high} examples, not {count}.</source>
        <translation>樣本必須有 1 到 {high} 個，不能是 {count} 個。</translation>
    </message>
    <message>
        <source>There must be one to {high} runs, not {count}.</source>
        <translation>組數必須是 1 到 {high}，不能是 {count}。</translation>
    </message>
    <message>
        <source>There must be {low} to {high} classes, not {count}.</source>
        <translation>類別必須有 {low} 到 {high} 個，不能是 {count} 個。</translation>
    </message>
    <message>
        <source>This app reads version {known} only.</source>
        <translation>本程式只讀版本 {known}。</translation>
    </message>
    <message>
        <source>This line is not TOML, such as: name = value.</source>
        <translation>這一行不是 TOML，寫法如：name = value。</translation>
    </message>
    <message>
        <source>This is not a session file of Softmax &amp; Loss Explorer.</source>
        <translation>這不是 Softmax &amp; Loss Explorer 的工作階段檔。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>無法讀取 {file}：{why}。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {why}.</source>
        <translation>無法寫入 {file}：{why}。</translation>
    </message>
    <message>
        <source>{name} must lie between {low:.12g} and {high:.12g}, not {value:.12g}.</source>
        <translation>「{name}」必須介於 {low:.12g} 與 {high:.12g} 之間，現在是 {value:.12g}。</translation>
    </message>
    <message>
        <source>{sign} is not a sign; the signs are {known}.</source>
        <translation>{sign}不是符號；可用的有 {known}。</translation>
    </message>
    <message>
        <source>{value} is given twice.</source>
        <translation>{value} 寫了兩次。</translation>
    </message>
    <message>
        <source>{why}</source>
        <translation>{why}</translation>
    </message>
    <message>
        <source>Logits are numbered from 0 to {last} here, not {value}.</source>
        <translation>這裡的 logit 從 0 數到 {last}，沒有 {value}。</translation>
    </message>
    <message>
        <source>Classes are numbered from 0 to {last} here, not {value}.</source>
        <translation>這裡的類別從 0 數到 {last}，沒有 {value}。</translation>
    </message>
    <message>
        <source>something else has this name</source>
        <translation>這個名稱已有其他東西使用</translation>
    </message>
    <message>
        <source>The session file is not valid at “{path}”: {why}</source>
        <translation>工作階段檔的「{path}」無效：{why}</translation>
    </message>
    <message>
        <source>The settings are not valid at “{path}”: {why}</source>
        <translation>設定檔的「{path}」無效：{why}</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>A step straight downhill, as long as the slope times the learning rate.</source>
        <translation>往最陡的下坡走一步，步長是斜率乘以學習率。</translation>
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
        <translation>Adam 救援</translation>
    </message>
    <message>
        <source>Almost no preference yet: cross-entropy to class 2 is 1.1362, near ln 3 = 1.0986.</source>
        <translation>幾乎還沒有偏好：對類別 2 的交叉熵是 1.1362，接近 ln 3 = 1.0986。</translation>
    </message>
    <message>
        <source>An output for each class cuts wedges: no class lies between the others.</source>
        <translation>每個類別一個輸出，切成扇形：沒有哪一類夾在其他類之間。</translation>
    </message>
    <message>
        <source>Class as a number, or one-hot</source>
        <translation>用數字或獨熱表示類別</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>類別</translation>
    </message>
    <message>
        <source>Close logits share the probability: 0.34, 0.46, 0.21.</source>
        <translation>logits 相近，機率也相近：0.34、0.46、0.21。</translation>
    </message>
    <message>
        <source>Computed from the logits, so it is finite for every finite logit.</source>
        <translation>直接由 logits 計算，所以 logits 有限，損失就有限。</translation>
    </message>
    <message>
        <source>Cross-entropy minus the entropy of the target; 0 when prediction and target agree.</source>
        <translation>交叉熵減去目標的熵；預測與目標一致時為 0。</translation>
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
        <translation>神經網路</translation>
    </message>
    <message>
        <source>Distance, surprise and likelihood</source>
        <translation>距離、意外程度與概似</translation>
    </message>
    <message>
        <source>784-128-128-128-128-10 with cross-entropy on MNIST: over 90% of new digits right in 400 steps. Press Space.</source>
        <translation>784-128-128-128-128-10，用交叉熵在 MNIST 上訓練：400 步後，沒看過的數字答對超過 90%。請按空白鍵。</translation>
    </message>
    <message>
        <source>Double softmax trap</source>
        <translation>兩次 softmax 的陷阱</translation>
    </message>
    <message>
        <source>Each pixel is a choice of its own, black or white; b is clipped, and the mean is taken. In float32.</source>
        <translation>每個像素各自是黑或白的二元選擇；b 先截斷，最後取平均。用 float32 計算。</translation>
    </message>
    <message>
        <source>Each slope is divided by the size of its recent past.</source>
        <translation>斜率除以自己近來的大小。</translation>
    </message>
    <message>
        <source>Error surfaces, and descent on them</source>
        <translation>誤差曲面，以及在上面做梯度下降</translation>
    </message>
    <message>
        <source>Euclidean</source>
        <translation>歐氏距離</translation>
    </message>
    <message>
        <source>From logits to probabilities</source>
        <translation>從 logits 到機率</translation>
    </message>
    <message>
        <source>Grades do lie in a row, so stripes fit: one number will do.</source>
        <translation>年級確實排成一列，條帶正合適：一個數字就夠。</translation>
    </message>
    <message>
        <source>Infinite where b is black and a is not. In code it is nan if both are black somewhere: 0 · ln 0.</source>
        <translation>只要有像素 b 是黑的而 a 不是，就是無限大。照公式寫成程式，若有像素兩張都是黑的，會得到 nan：0 · ln 0。</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>Large gaps grow: 3, 1, −3 become 0.88, 0.12, 0.00.</source>
        <translation>差距會拉大：3、1、−3 變成 0.88、0.12、0.00。</translation>
    </message>
    <message>
        <source>Lecture: y, y′, ŷ</source>
        <translation>課堂：y、y′、ŷ</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Logits (0.9, 1.2, 0.4)</source>
        <translation>logits (0.9, 1.2, 0.4)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>MNIST digits 0, 6 and 7 on their first two principal components.</source>
        <translation>MNIST 的手寫數字 0、6、7，取前兩個主成分。</translation>
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
        <translation>MSE 再除以類別數，同 PyTorch 的 MSELoss。</translation>
    </message>
    <message>
        <source>MSE of logits</source>
        <translation>logits 的 MSE</translation>
    </message>
    <message>
        <source>Made-up pupils aged 6, 8 and 10, after the WHO growth reference.</source>
        <translation>虛構的 6、8、10 歲學童，依 WHO 生長參考值產生。</translation>
    </message>
    <message>
        <source>Momentum that looks ahead before it leaps.</source>
        <translation>先往前看一步再走的動量。</translation>
    </message>
    <message>
        <source>Momentum, divided by the size of the recent slopes: steps of about the learning rate where slopes exceed ε.</source>
        <translation>動量除以近來斜率的大小：斜率比 ε 大時，每一步約等於學習率。</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Numerical example (0, 0.006, 0.12)</source>
        <translation>數值例子 (0, 0.006, 0.12)</translation>
    </message>
    <message>
        <source>On the logits, t the class of the largest target; PyTorch&apos;s MultiMarginLoss.</source>
        <translation>直接用 logits 計算，t 是目標最大的類別；即 PyTorch 的 MultiMarginLoss。</translation>
    </message>
    <message>
        <source>On the logits, without softmax: it is flat only at its lowest point.</source>
        <translation>直接用 logits 計算，不經 softmax：只有最低點是平的。</translation>
    </message>
    <message>
        <source>One output cuts parallel stripes: class 2 is forced between 1 and 3.</source>
        <translation>一個輸出只能切成平行的條帶：類別 2 被夾在 1 和 3 之間。</translation>
    </message>
    <message>
        <source>P = a / Σ a, Q = b / Σ b. Infinite where Q is 0 and P is not; of two equal images it is H(P), not 0.</source>
        <translation>P = a / Σ a，Q = b / Σ b。Q 是 0 而 P 不是 0 時為無限大；兩張相同的影像得到 H(P)，不是 0。</translation>
    </message>
    <message>
        <source>Past slopes carry on: up to 1 / (1 − momentum) times as fast.</source>
        <translation>延續過去的斜率：最多快到 1 / (1 − 動量) 倍。</translation>
    </message>
    <message>
        <source>Prediction minus target: the further apart they are, the larger the slope.</source>
        <translation>預測減目標：兩者差得越遠，斜率越大。</translation>
    </message>
    <message>
        <source>Press Space: squared error stands still, cross-entropy walks down.</source>
        <translation>按空白鍵：平方誤差原地不動，交叉熵一路走下去。</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影機</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Soft target</source>
        <translation>軟目標</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Squared error is flat here on the probabilities, but not on the logits. Press Space.</source>
        <translation>在這裡，用 softmax 機率算的平方誤差是平的，用 logits 算就不平。按空白鍵。</translation>
    </message>
    <message>
        <source>The length of the straight line between the two images, as points with a coordinate for each pixel.</source>
        <translation>把兩張影像看成點，每個像素是一個座標：兩點之間的直線距離。</translation>
    </message>
    <message>
        <source>Where Q is 0 it is finite only because of the 10⁻⁷ in the code: another number there, another loss.</source>
        <translation>Q 是 0 的地方，全靠程式碼裡的 10⁻⁷ 才是有限的：換一個數，就是另一個損失。</translation>
    </message>
    <message>
        <source>b is clipped to [10⁻⁷, 1 − 10⁻⁷] first: −ln b is at most ln 10⁷ = 16.1, not ∞.</source>
        <translation>先把 b 截斷到 [10⁻⁷, 1 − 10⁻⁷]：−ln b 最大是 ln 10⁷ = 16.1，而不是 ∞。</translation>
    </message>
    <message>
        <source>≈ 0: too small for float64, whose smallest number is 4.9 × 10⁻³²⁴, so the app computes with 0.</source>
        <translation>≈ 0：float64 最小的數是 4.9 × 10⁻³²⁴，放不下這麼小的數，所以程式以 0 計算。</translation>
    </message>
    <message>
        <source>Softmax block (3, 1, −3)</source>
        <translation>softmax 方塊 (3, 1, −3)</translation>
    </message>
    <message>
        <source>A held logit does not move: the slope of a run counts the free ones only.</source>
        <translation>固定的 logit 不會動：一組的斜率只算會動的那些。</translation>
    </message>
    <message>
        <source>A huge learning rate</source>
        <translation>巨大的學習率</translation>
    </message>
    <message>
        <source>A real network on real images</source>
        <translation>真實的網路，真實的影像</translation>
    </message>
    <message>
        <source>All three logits free: at a rate of 1.2 × 10⁸ one step of MSE decides, for a third of the starts wrongly and for good; cross-entropy at rate 1 reaches the right class from all.</source>
        <translation>三個 logits 都可動：學習率為 1.2 × 10⁸ 時，MSE 一步定勝負，三分之一的起點走錯，再也回不來；交叉熵以學習率 1 從每個起點都能到達正確類別。</translation>
    </message>
    <message>
        <source>Descent and momentum stand still; RMSprop and Adam arrive, after 31 and 90 steps. Press Space.</source>
        <translation>梯度下降和動量停在原地；RMSprop 與 Adam 分別在 31 和 90 步後到達。請按空白鍵。</translation>
    </message>
    <message>
        <source>Each slope is divided by the length of all its past: even a tiny one moves at once, if it exceeds ε.</source>
        <translation>斜率除以自己一路累積的大小：再小，只要比 ε 大，也能馬上走動。</translation>
    </message>
    <message>
        <source>Four losses</source>
        <translation>四種損失</translation>
    </message>
    <message>
        <source>Four optimizers under MSE</source>
        <translation>MSE 下的四種最佳化器</translation>
    </message>
    <message>
        <source>From the same start at the present learning rate, a tenth of it, ten times and a hundred times it</source>
        <translation>從同一個起點出發：目前的學習率、它的十分之一、十倍和一百倍</translation>
    </message>
    <message>
        <source>From the same start under four losses that take the target, at one learning rate</source>
        <translation>從同一個起點出發，用同一個學習率，比較四種適用於這個目標的損失</translation>
    </message>
    <message>
        <source>From the same start; an optimizer whose steps do not scale with the slope gets a tenth of the learning rate</source>
        <translation>從同一個起點出發；步長不隨斜率變化的最佳化器，學習率取十分之一</translation>
    </message>
    <message>
        <source>Keras divides b, not a, by its sum, as if one pixel were chosen out of 784, and clips it. In float32.</source>
        <translation>Keras 把 b 除以它的總和（a 不除），好像要從 784 個像素中選出一個；然後把 b 截斷。用 float32 計算。</translation>
    </message>
    <message>
        <source>Keras, binary</source>
        <translation>Keras，二元</translation>
    </message>
    <message>
        <source>Keras, categorical</source>
        <translation>Keras，多類別</translation>
    </message>
    <message>
        <source>MSE in PyTorch and Keras: the sum divided by the number of pixels.</source>
        <translation>PyTorch 與 Keras 的 MSE：總和除以像素數。</translation>
    </message>
    <message>
        <source>Softmax in the model and again in the loss: cross-entropy goes flat too. Press Space.</source>
        <translation>模型裡有 softmax，損失函數裡又一次：連交叉熵也變平。按空白鍵。</translation>
    </message>
    <message>
        <source>Ten classes</source>
        <translation>十個類別</translation>
    </message>
    <message>
        <source>Ten logits, all free: the surface shown is the slice in which each run stands.</source>
        <translation>十個 logits 全部自由：畫出的曲面是各組所在的剖面。</translation>
    </message>
    <message>
        <source>Textbook: z, p, y</source>
        <translation>教科書：z、p、y</translation>
    </message>
    <message>
        <source>The class further off costs more, though every wrong answer is equally wrong.</source>
        <translation>越遠的類別代價越大，但其實每個錯誤答案都一樣錯。</translation>
    </message>
    <message>
        <source>The course&apos;s lab: a five-layer network</source>
        <translation>課程實作：五層網路</translation>
    </message>
    <message>
        <source>The error {p}ᵢ − {t}ᵢ is that of cross-entropy, but multiplied by {p}ᵢ: where {p}ᵢ or the bracket is near 0, softmax is saturated and the surface is flat, even where the answer is wrong.</source>
        <translation>誤差 {p}ᵢ − {t}ᵢ 和交叉熵的一樣，但還要乘上 {p}ᵢ：{p}ᵢ 或括號接近 0 的地方，softmax 已經飽和，曲面是平的，即使答案是錯的也一樣。</translation>
    </message>
    <message>
        <source>The grade further off costs more, and rightly so: it is the bigger mistake.</source>
        <translation>差越遠的年級代價越大，也應該如此：錯得比較多。</translation>
    </message>
    <message>
        <source>The lecture&apos;s error surface</source>
        <translation>課堂上的誤差曲面</translation>
    </message>
    <message>
        <source>The lecture&apos;s sum of squared differences of the probabilities.</source>
        <translation>課堂用的算法：各機率差的平方和。</translation>
    </message>
    <message>
        <source>The right answer is itself a distribution: cross-entropy cannot fall below its entropy, KL can reach 0.</source>
        <translation>正確答案本身就是一個分布：交叉熵不會低於它的熵，KL 可以降到 0。</translation>
    </message>
    <message>
        <source>The same start under Adam: both losses get across. Press Space.</source>
        <translation>同樣的起點，改用 Adam：兩種損失都能越過。按空白鍵。</translation>
    </message>
    <message>
        <source>The straight-line distance between prediction and target.</source>
        <translation>預測與目標之間的直線距離。</translation>
    </message>
    <message>
        <source>The trap: softmax in the model and again inside the loss.</source>
        <translation>陷阱：模型裡做了 softmax，損失函數裡又做一次。</translation>
    </message>
    <message>
        <source>This loss at four learning rates</source>
        <translation>這個損失，四種學習率</translation>
    </message>
    <message>
        <source>This loss under four optimizers</source>
        <translation>這個損失，四種最佳化器</translation>
    </message>
    <message>
        <source>Three outputs do no better: the order is real.</source>
        <translation>三個輸出沒有比較好：順序是真的。</translation>
    </message>
    <message>
        <source>What the lecture calls MSE: the squares are added, not averaged.</source>
        <translation>課堂所說的 MSE：平方相加，不取平均。</translation>
    </message>
    <message>
        <source>Where one class has nearly all the probability, {p}ᵢ or its bracket is near 0: the surface is flat there, even where the answer is wrong.</source>
        <translation>只要某一類幾乎佔滿機率，{p}ᵢ 或括號就接近 0：即使答錯，曲面在那裡也是平的。</translation>
    </message>
    <message>
        <source>Where the plateau comes from</source>
        <translation>平坦區從哪裡來</translation>
    </message>
    <message>
        <source>Without softmax there is no plateau: the larger the error, the larger the slope.</source>
        <translation>沒有 softmax 就沒有平坦區：誤差越大，斜率越大。</translation>
    </message>
    <message>
        <source>[ ] is 1 where the condition holds, else 0: the slope is 0 once the right logit leads by the margin.</source>
        <translation>條件成立時 [ ] 是 1，否則是 0：正確類別的 logit 領先達到間隔，斜率就是 0。</translation>
    </message>
    <message>
        <source>as distributions</source>
        <translation>當作分布</translation>
    </message>
    <message>
        <source>as distributions, clipped</source>
        <translation>當作分布，截斷後</translation>
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
        <translation>距離</translation>
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
        <translation>hinge 損失</translation>
    </message>
    <message>
        <source>initial sum</source>
        <translation>初始累積值</translation>
    </message>
    <message>
        <source>largest wins</source>
        <translation>取最大</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>低年級</translation>
    </message>
    <message>
        <source>mean of squares</source>
        <translation>平方的平均</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>中年級</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>動量</translation>
    </message>
    <message>
        <source>nearest number</source>
        <translation>取最近的數</translation>
    </message>
    <message>
        <source>one output</source>
        <translation>一個輸出</translation>
    </message>
    <message>
        <source>rate decay</source>
        <translation>學習率衰減</translation>
    </message>
    <message>
        <source>school grade from height and weight</source>
        <translation>由身高和體重預測年級</translation>
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
        <translation>兩次 softmax</translation>
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
        <translation>像素，截斷後</translation>
    </message>
    <message>
        <source>three outputs</source>
        <translation>三個輸出</translation>
    </message>
    <message>
        <source>three unrelated classes</source>
        <translation>三個無關的類別</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>高年級</translation>
    </message>
    <message>
        <source>weight (kg)</source>
        <translation>體重 (kg)</translation>
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
        <translation>&lt;h3&gt;Softmax &amp;amp; Loss Explorer {version}&lt;/h3&gt;&lt;p&gt;看懂分類器為什麼用 softmax 和交叉熵來訓練。&lt;/p&gt;&lt;p&gt;取材自李宏毅老師的課程「Classification (short version)」。MIT 授權。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Softmax &amp; Loss Explorer</source>
        <translation>關於 Softmax &amp; Loss Explorer</translation>
    </message>
    <message>
        <source>An unexpected error: {what}
Your experiment is still there, and Undo takes back the last step.</source>
        <translation>發生未預期的錯誤：{what}
實驗還在，按「復原」可收回上一步。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>複製詳細資料</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細資料</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快速鍵</translation>
    </message>
    <message>
        <source>L = (1/N) Σ eₙ, the mean of the losses of the N = {count} images held out</source>
        <translation>L = (1/N) Σ eₙ，N = {count} 張測試影像的平均損失</translation>
    </message>
    <message>
        <source>Logit {sign}</source>
        <translation>logit {sign}</translation>
    </message>
    <message>
        <source>Logit {sign}: any finite number</source>
        <translation>logit {sign}：任何有限的數</translation>
    </message>
    <message>
        <source>Logit {sign}: where descent starts</source>
        <translation>logit {sign}：梯度下降的起點</translation>
    </message>
    <message>
        <source>One point, and so one J: only ∂e/∂{p} differs.</source>
        <translation>同一點，J 也相同：只有 ∂e/∂{p} 不同。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>發生錯誤</translation>
    </message>
    <message>
        <source>Target {sign}: its share of the right answer</source>
        <translation>目標 {sign}：在正確答案中所佔的比例</translation>
    </message>
    <message>
        <source>wrong answers of {run}, most confident first: {n} of {count}</source>
        <translation>{run} 答錯的，最有把握的在前：{count} 張中的 {n} 張</translation>
    </message>
    <message>
        <source>{name} right: {n} of {count}</source>
        <translation>{name} 答對：{count} 張中有 {n} 張</translation>
    </message>
    <message>
        <source>{name} taken for {answer}: {n} of {count}</source>
        <translation>{name} 認成 {answer}：{count} 張中有 {n} 張</translation>
    </message>
    <message>
        <source>{run} gets no {name} right.</source>
        <translation>{run} 的 {name} 一張也沒答對。</translation>
    </message>
    <message>
        <source>{run} no rate from {low} to {high} visibly lowers e in {n} steps</source>
        <translation>{run} 從 {low} 到 {high}，沒有任何學習率能在 {n} 步內明顯降低 e</translation>
    </message>
    <message>
        <source>{run} takes no {name} for {answer}.</source>
        <translation>{run} 沒有把任何 {name} 認成 {answer}。</translation>
    </message>
    <message>
        <source>{why} The app starts with its default settings; the old file is now {name}.</source>
        <translation>{why}已改用預設值；原檔案已改名為 {name}。</translation>
    </message>
    <message>
        <source>The sigmoid of the difference of the two logits</source>
        <translation>兩個 logit 之差的 sigmoid</translation>
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
        <translation>已到達</translation>
    </message>
    <message>
        <source>At {rate} MSE jumps the plateau of the lecture&apos;s surface in {steps} steps, thrown to {far}. But with three free logits, from {y}₃ = 0, it throws a third of the starts to a wrong class, where they stay: nobody trains that way.</source>
        <translation>學習率為 {rate} 時，MSE 只要 {steps} 步就跳過課堂曲面上的平坦區，卻被拋到 {far}。若三個 logits 都可動、從 {y}₃ = 0 出發，則有三分之一的起點被拋到錯誤的類別，從此停在那裡：沒有人這樣訓練。</translation>
    </message>
    <message>
        <source>Beyond the picture: {runs}</source>
        <translation>超出圖外：{runs}</translation>
    </message>
    <message>
        <source>Classification: one row of W′ for each output</source>
        <translation>分類：W′ 的每一列對應一個輸出</translation>
    </message>
    <message>
        <source>Drag a mark along the curve: this sets the start, and the runs begin again.</source>
        <translation>沿曲線拖曳標記：會重設起點，各組重新開始。</translation>
    </message>
    <message>
        <source>Far off, by {off}: ∂e/∂{p} is up to {wrong}. But the probabilities hardly answer, J is up to {answer}: hardly any slope, {slope}.</source>
        <translation>差得很遠，差了 {off}：∂e/∂{p} 最大 {wrong}。但機率幾乎沒有反應，J 最大 {answer}：幾乎沒有斜率，{slope}。</translation>
    </message>
    <message>
        <source>Keys: Tab to here, ↑ ↓ choose, ← → move.</source>
        <translation>鍵盤：按 Tab 移到這裡，↑ ↓ 選取，← → 移動。</translation>
    </message>
    <message>
        <source>LESSONS</source>
        <translation>課程</translation>
    </message>
    <message>
        <source>Logit {sign}: an axis of the surfaces, fixed, or moving in descent</source>
        <translation>logit {sign}：曲面的座標軸、固定，或在梯度下降中可動</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>前進中</translation>
    </message>
    <message>
        <source>New</source>
        <translation>開新</translation>
    </message>
    <message>
        <source>No softmax lies between: ∂e/∂{y} comes straight from the logits, slope {slope}.</source>
        <translation>中間沒有 softmax：∂e/∂{y} 直接來自 logits，斜率 {slope}。</translation>
    </message>
    <message>
        <source>Nothing bounds {y}ᵢ: any real number.</source>
        <translation>{y}ᵢ 沒有上下限，可以是任何實數。</translation>
    </message>
    <message>
        <source>Off by {off} only: ∂e/∂{p} is up to {wrong}, J up to {answer}, the slope {slope}.</source>
        <translation>只差 {off}：∂e/∂{p} 最大 {wrong}，J 最大 {answer}，斜率 {slope}。</translation>
    </message>
    <message>
        <source>One output {y}, to be close to its label {t}.</source>
        <translation>只有一個輸出 {y}，要盡量接近標籤 {t}。</translation>
    </message>
    <message>
        <source>PRESETS</source>
        <translation>範例</translation>
    </message>
    <message>
        <source>Reaches the right class within {steps} from {list}</source>
        <translation>{steps}內到達正確類別的起點：{list}</translation>
    </message>
    <message>
        <source>Regression: one number</source>
        <translation>迴歸：輸出一個數</translation>
    </message>
    <message>
        <source>Sizes are logarithmic: a bar ends at the line in its middle, and a square fills its place, where the number is 1. Hatched: negative. The arrow points downhill on the two axes of the surfaces.</source>
        <translation>大小以對數表示：數值為 1 時，長條到中間的線，方塊填滿格子。斜線：負數。箭頭在曲面的兩軸上指向下坡。</translation>
    </message>
    <message>
        <source>Steps: {n}, from “{first}” to “{last}”</source>
        <translation>共 {n} 步，從「{first}」到「{last}」</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>卡住了</translation>
    </message>
    <message>
        <source>The loss comes below {level} within {steps} from {list}</source>
        <translation>損失在 {steps}內降到 {level} 以下的起點：{list}</translation>
    </message>
    <message>
        <source>The probabilities answer, J is up to {answer}, and ∂e/∂{p} up to {wrong}: slope {slope}.</source>
        <translation>機率有反應，J 最大 {answer}，∂e/∂{p} 最大 {wrong}：斜率 {slope}。</translation>
    </message>
    <message>
        <source>The probabilities hardly answer, J is up to {answer}. But ∂e/∂{p} is up to {wrong}: that makes up for it, slope {slope}.</source>
        <translation>機率幾乎沒有反應，J 最大 {answer}。但 ∂e/∂{p} 最大 {wrong}，補了回來：斜率 {slope}。</translation>
    </message>
    <message>
        <source>The record of this loss has no ∂e/∂{p}. J is up to {answer}, the slope {slope}.</source>
        <translation>此損失的紀錄沒有 ∂e/∂{p}。J 最大 {answer}，斜率 {slope}。</translation>
    </message>
    <message>
        <source>The run before the last change</source>
        <translation>上一次更動之前的軌跡</translation>
    </message>
    <message>
        <source>The slope taken apart by the chain rule</source>
        <translation>用連鎖律拆解的斜率</translation>
    </message>
    <message>
        <source>Thrown far off</source>
        <translation>拋得老遠</translation>
    </message>
    <message>
        <source>a digit {digit} (its probability is {p}), answered by {run} at step {n}</source>
        <translation>手寫數字 {digit}（機率是 {p}），{run} 第 {n} 步的回答</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>一開始就達成</translation>
    </message>
    <message>
        <source>an image of {digit} (its probability is {p}), answered by {run} at step {n}</source>
        <translation>類別「{digit}」的一張影像（機率是 {p}），{run} 第 {n} 步的回答</translation>
    </message>
    <message>
        <source>before</source>
        <translation>先前</translation>
    </message>
    <message>
        <source>close to</source>
        <translation>接近</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>發散</translation>
    </message>
    <message>
        <source>diverges</source>
        <translation>發散</translation>
    </message>
    <message>
        <source>from {first} = {x}, {second} = {y}: {end}</source>
        <translation>從 {first} = {x}、{second} = {y}：{end}</translation>
    </message>
    <message>
        <source>hatched: diverges</source>
        <translation>斜線區：發散</translation>
    </message>
    <message>
        <source>how hard the loss pulls</source>
        <translation>損失拉得多用力</translation>
    </message>
    <message>
        <source>how much the probabilities still answer</source>
        <translation>機率還有多少反應</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是數</translation>
    </message>
    <message>
        <source>not by step {n}, so far</source>
        <translation>到目前第 {n} 步尚未達成</translation>
    </message>
    <message>
        <source>not within {n}</source>
        <translation>{n} 步內未達成</translation>
    </message>
    <message>
        <source>not within {steps}</source>
        <translation>{steps}內未達成</translation>
    </message>
    <message>
        <source>plateau</source>
        <translation>平坦區</translation>
    </message>
    <message>
        <source>pointer</source>
        <translation>游標處</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>預測</translation>
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
        <translation>學習率 {rate}</translation>
    </message>
    <message>
        <source>rate {rate}:</source>
        <translation>學習率 {rate}：</translation>
    </message>
    <message>
        <source>slope {slope}</source>
        <translation>斜率 {slope}</translation>
    </message>
    <message>
        <source>slope {slope}, a step or so to half way down</source>
        <translation>斜率 {slope}，約一步就下降一半</translation>
    </message>
    <message>
        <source>slope {slope}, about {steps} steps to cross</source>
        <translation>斜率 {slope}，約需 {steps} 步才能越過</translation>
    </message>
    <message>
        <source>slope {slope}, about {steps} steps to half way down</source>
        <translation>斜率 {slope}，約 {steps} 步下降一半</translation>
    </message>
    <message>
        <source>slope {slope}, no number of steps will cross</source>
        <translation>斜率 {slope}，走多少步都越不過</translation>
    </message>
    <message>
        <source>slope {slope}; float64 cannot tell it from its limit, {least}</source>
        <translation>斜率 {slope}；和極限 {least} 的差，float64 已分不出</translation>
    </message>
    <message>
        <source>slope {slope}; the least possible is {least}</source>
        <translation>斜率 {slope}；最低可到 {least}</translation>
    </message>
    <message>
        <source>slope {slope}; the limit is {least}, never reached</source>
        <translation>斜率 {slope}；極限是 {least}，只能逼近</translation>
    </message>
    <message>
        <source>slope {slope}; the number of steps to cross cannot be estimated</source>
        <translation>斜率 {slope}；無法估計要幾步才能越過</translation>
    </message>
    <message>
        <source>slope {slope}; try a smaller learning rate</source>
        <translation>斜率 {slope}；試試較小的學習率</translation>
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
        <translation>起點，{y} = ({logits})</translation>
    </message>
    <message>
        <source>up to {largest}</source>
        <translation>最大 {largest}</translation>
    </message>
    <message>
        <source>usual settings</source>
        <translation>預設設定</translation>
    </message>
    <message>
        <source>what still answers</source>
        <translation>還有多少反應</translation>
    </message>
    <message>
        <source>{a}.{b} billion</source>
        <translation>{a}{b} 億</translation>
    </message>
    <message>
        <source>{a}.{b} million</source>
        <translation>{a}{b}0 萬</translation>
    </message>
    <message>
        <source>{a}{b} billion</source>
        <translation>{a}{b}0 億</translation>
    </message>
    <message>
        <source>{a}{b} million</source>
        <translation>{a}{b}00 萬</translation>
    </message>
    <message>
        <source>{a}{b}0 billion</source>
        <translation>{a}{b}00 億</translation>
    </message>
    <message>
        <source>{a}{b}0 million</source>
        <translation>{a}.{b} 億</translation>
    </message>
    <message>
        <source>{count} hidden layers are too many: at most {high}; the last good value is kept.</source>
        <translation>{count} 個隱藏層太多：最多 {high} 個；保留上一個有效值。</translation>
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
        <translation>{loss} 在 {steps}內降到 {level} 以下的起點：{list}</translation>
    </message>
    <message>
        <source>{loss} reaches the right class within {steps} from {list}</source>
        <translation>{loss} 在 {steps}內到達正確類別的起點：{list}</translation>
    </message>
    <message>
        <source>{loss}, arrives at step {n}</source>
        <translation>{loss}，第 {n} 步到達</translation>
    </message>
    <message>
        <source>{loss}, not there within {n} steps</source>
        <translation>{loss}，{n} 步內未到達</translation>
    </message>
    <message>
        <source>{loss}, there at step {n}, then left</source>
        <translation>{loss}，第 {n} 步到達，後又離開</translation>
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
        <translation>{run} 全部 {count} 張都答對。</translation>
    </message>
    <message>
        <source>{run} at step {n}</source>
        <translation>{run} 第 {n} 步</translation>
    </message>
    <message>
        <source>{run} best rate {rate}: arrives at step {n}</source>
        <translation>{run} 最佳學習率 {rate}：第 {n} 步到達</translation>
    </message>
    <message>
        <source>{run} best rate {rate}: down to {loss}, not there yet</source>
        <translation>{run} 最佳學習率 {rate}：降到 {loss}，尚未到達</translation>
    </message>
    <message>
        <source>{run} has arrived at the start; the best rate is {rate}</source>
        <translation>{run} 在起點就已到達；最佳學習率為 {rate}</translation>
    </message>
    <message>
        <source>{run} wrong: {n} of {count}</source>
        <translation>{run} 答錯：{count} 張中的 {n} 張</translation>
    </message>
    <message>
        <source>{sentence}, so far</source>
        <translation>到目前為止：{sentence}</translation>
    </message>
    <message>
        <source>{share} of starts</source>
        <translation>{share} 的起點</translation>
    </message>
    <message>
        <source>{share} of starts under {name}</source>
        <translation>{name} 佔 {share}</translation>
    </message>
    <message>
        <source>{share} of starts with {name}</source>
        <translation>{name} 佔 {share}</translation>
    </message>
    <message>
        <source>{share} so far</source>
        <translation>目前 {share}</translation>
    </message>
    <message>
        <source>{share} under {name}</source>
        <translation>{name} 佔 {share}</translation>
    </message>
    <message>
        <source>{share} with {name}</source>
        <translation>{name} 佔 {share}</translation>
    </message>
    <message>
        <source>{text} is outside {low} … {high}; the last good value is kept.</source>
        <translation>{text} 超出 {low} … {high}，保留上一個有效值。</translation>
    </message>
    <message>
        <source>“{text}” has a comma where a whole number is wanted: write it without; the last good value is kept.</source>
        <translation>「{text}」應為整數，請不要寫逗號；已保留上一個有效值。</translation>
    </message>
    <message>
        <source>“{text}” has more than one comma or point: write at most one; the last good value is kept.</source>
        <translation>「{text}」的逗號或小數點不只一個，最多只能寫一個；已保留上一個有效值。</translation>
    </message>
    <message>
        <source>“{text}” is not a finite number; the last good value is kept.</source>
        <translation>「{text}」不是有限的數，保留上一個有效值。</translation>
    </message>
    <message>
        <source>“{text}” is not a list of whole numbers: write 32, or 128 128; the last good value is kept.</source>
        <translation>「{text}」不是整數的列表：請輸入 32 或 128 128；保留上一個有效值。</translation>
    </message>
    <message>
        <source>“{text}” is not a number; the last good value is kept.</source>
        <translation>「{text}」不是數字，保留上一個有效值。</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number; the last good value is kept.</source>
        <translation>「{text}」不是整數，保留上一個有效值。</translation>
    </message>
    <message>
        <source>∂e/∂{p} is up to {wrong}, J up to {answer}, the slope {slope}.</source>
        <translation>∂e/∂{p} 最大 {wrong}，J 最大 {answer}，斜率 {slope}。</translation>
    </message>
</context>
</TS>
