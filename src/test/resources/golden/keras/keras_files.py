"""Writes small Keras models and their answers: see README.md."""
import os
import sys
import keras, numpy as np
from keras import layers as L
out=sys.argv[1]; os.makedirs(out,exist_ok=True)
def pixels(shape):
    count=int(np.prod(shape)); n=(np.arange(count,dtype=np.uint64)*2654435761)%(1<<32)
    return (n>>24).astype(np.float64).reshape(shape)/256
rng=np.random.default_rng(1)
rows=[]
def done(name,model,formats=('keras','h5')):
    # nontrivial weights
    w=[]
    for v in model.weights:
        a=rng.normal(0,.3,v.shape)
        if 'variance' in v.path: a=np.abs(a)+.5
        if 'gamma' in v.path: a=a+1
        if 'alpha' in v.path: a=a+.25
        w.append(a)
    ws=[v for v in model.weights]
    for v,a in zip(ws,w):
        if 'seed' in v.path or 'count' in v.path: continue
        v.assign(a.astype(v.dtype))
    for l in model.layers:
        if isinstance(l,L.Normalization) and l.input_mean is None: l.finalize_state()
    x=pixels(model.input_shape[1:])[None].astype('float32')
    y=np.ravel(np.array(model(x,training=False)))
    for f in formats:
        model.save(f'{out}/{name}.{f}')
        rows.append(f'{name}.{f},'+','.join('%.8g'%v for v in y))
def mnist(**k):
    return keras.Sequential([keras.Input((28,28,1)),L.Conv2D(4,3,activation='relu'),L.MaxPooling2D(),L.Flatten(),L.Dropout(.5),L.Dense(10,activation='softmax')])
done('mnist',mnist())
done('rows',keras.Sequential([keras.Input((20,24)),L.Rescaling(1/255.),L.Reshape((20,24,1)),L.Conv2D(3,3,strides=2,padding='same',activation='elu'),L.GlobalAveragePooling2D(),L.Dense(3)]))
done('vector',keras.Sequential([keras.Input((784,)),L.Dense(8,activation='relu'),L.Dense(10,activation='softmax')]))
done('vector_reshape',keras.Sequential([keras.Input((16*20*3,)),L.Reshape((16,20,3)),L.Conv2D(3,3,activation='relu'),L.Flatten(),L.Dense(4,activation='softmax')]))
base=keras.Sequential([keras.Input((32,32,3)),L.Conv2D(4,3,padding='same'),L.BatchNormalization(),L.ReLU(max_value=6.),L.DepthwiseConv2D(3,padding='same',use_bias=False),L.BatchNormalization(scale=False),L.LeakyReLU(negative_slope=.1)],name='base')
aug=keras.Sequential([L.RandomFlip('horizontal'),L.RandomRotation(.1),L.RandomZoom(.1)],name='augment')
i=keras.Input((32,32,3)); x=aug(i); x=L.Rescaling(1/127.5,offset=-1)(x)
x=base(x); x=L.GlobalAveragePooling2D()(x); x=L.Dropout(.2)(x); o=L.Dense(1,activation='sigmoid')(x)
done('transfer',keras.Model(i,o))
def inner():
    a=keras.Input((16,16,4)); b=L.Conv2D(4,3,padding='same',activation='relu')(a); c=L.Add()([a,b]); d=L.Conv2D(4,3,padding='same',activation='relu')(c); e=L.Add()([c,d]); return keras.Model(a,e,name='block')
i=keras.Input((16,16,3)); x=L.Conv2D(4,1)(i); blk=inner(); x=blk(x); y=blk(x); x=L.Concatenate()([x,y]); x=L.SpatialDropout2D(.2)(x); x=L.Flatten()(x); x=L.Dense(3,name='logits')(x); o=L.Softmax()(x)
done('shared_block',keras.Model(i,o))
i=keras.Input((18,22,3)); act=L.Activation('swish'); x=act(L.Conv2D(4,3)(i)); x=act(L.Conv2D(4,3)(x)); a=L.AveragePooling2D(2)(x); b=L.MaxPooling2D(2)(x); m=L.Average()([a,b]); s=L.Subtract()([a,m]); p=L.Multiply()([s,m]); q=L.Maximum()([p,m]); q=L.PReLU(shared_axes=[1,2])(q); q=L.SeparableConv2D(5,3,padding='same',activation='selu')(q); q=L.GaussianNoise(.1)(q); q=L.GlobalMaxPooling2D()(q); o=L.Dense(4,activation='softmax')(q)
done('merges',keras.Model(i,o))
norm=L.Normalization(mean=[120.,100.,90.],variance=[3000.,2500.,2000.])
i=keras.Input((24,24,3)); x=norm(i); x=L.ZeroPadding2D(((1,0),(2,1)))(x); x=L.Conv2D(3,3,dilation_rate=2,activation='softplus')(x); x=L.UpSampling2D(1)(x); x=L.Permute((1,2,3))(x); x=L.GlobalAveragePooling2D(keepdims=True)(x); x=L.Conv2D(5,1)(x); x=L.Flatten()(x); o=L.Activation('softmax')(x)
done('normalised',keras.Model(i,o))
n2=L.Normalization(); n2.adapt(rng.normal(.5,.2,(4,24,24,3)).astype('float32'))
i=keras.Input((24,24,3)); x=n2(i); x=L.Conv2D(3,3,activation='tanh')(x); x=L.GlobalAveragePooling2D()(x); o=L.Dense(2,activation='softmax')(x)
m=keras.Model(i,o)
done('adapted',m)
i=keras.Input((28,28,3)); x=i/127.5; x=x-1.; x=L.Conv2D(3,3,activation='relu')(x); x=keras.ops.relu(x); x=L.GlobalAveragePooling2D()(x); o=L.Dense(2,activation='softmax')(x)
done('operators',keras.Model(i,o))
i=keras.Input((28,28,3)); x=i[...,::-1]; x=L.Conv2D(3,3,activation='relu')(x);  x=L.GlobalAveragePooling2D()(x); o=L.Dense(2,activation='softmax')(x)
done('turned',keras.Model(i,o))
i=keras.Input((None,None,3)); x=L.Resizing(32,40)(i); x=L.Conv2D(3,3,activation='relu')(x); x=L.Flatten()(x); o=L.Dense(2,activation='softmax')(x)
keras.Model(i,o).save(out+'/resizing.keras')
i=keras.Input((20,20,1),name='image'); x=L.Conv2D(3,3)(i); x=L.BatchNormalization(center=False)(x); x=L.ELU()(x); x=L.Flatten()(x); o=L.Dense(3,activation='softmax',name='probs')(x)
m=keras.Model({'image':i},{'probs':o}); m.save(out+'/dicts.keras')
i=keras.Input((16,16,3)); x=L.Conv2D(6,3,groups=3)(i); x=L.GlobalAveragePooling2D()(x); o=L.Dense(3,activation='softmax')(x)
done('groups',keras.Model(i,o))
open(out+'/answers.csv','w').write('\n'.join(rows)+'\n')
